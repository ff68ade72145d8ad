const stride: u32 = 0x6d2b79f5;

/** State of the generator of `random.ts`; the caller sets it, and goes on from it. */
export let randomState: u32 = 0;

/** The generator's next number. */
export function random(): u32 {
  randomState += stride;
  const state = randomState;
  let mixed = (state ^ (state >> 15)) * (state | 1);
  mixed = (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) ^ mixed;
  return mixed ^ (mixed >> 14);
}
