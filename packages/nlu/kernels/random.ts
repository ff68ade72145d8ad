/** From a state to the next. */
export const stride: u32 = 0x6d2b79f5;

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

/** The generator's next four numbers. */
export function fourRandoms(): v128 {
  const four = fourAfter(randomState);
  randomState += 4 * stride;
  return four;
}

/** The next four numbers (uint32) from a state on. */
export function fourAfter(state: u32): v128 {
  const states = i32x4.add(i32x4.splat(state), i32x4(stride, 2 * stride, 3 * stride, 4 * stride));
  let mixed = i32x4.mul(v128.xor(states, i32x4.shr_u(states, 15)), v128.or(states, i32x4.splat(1)));
  const more = i32x4.mul(v128.xor(mixed, i32x4.shr_u(mixed, 7)), v128.or(mixed, i32x4.splat(61)));
  mixed = v128.xor(i32x4.add(mixed, more), mixed);
  return v128.xor(mixed, i32x4.shr_u(mixed, 14));
}
