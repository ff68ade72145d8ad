const log2e: f32 = <f32>Math.LOG2E;
/** ln 2 in two parts, the first with so few bits that its multiples up to 128 are exact. */
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.1219444e-4;
/** 1.5 × 2^23: float32 of this size are whole. */
const wholeFrom: f32 = 12582912;

/** e to the power of four numbers of -60 … 60, to 2 parts in ten million (the polynomial of Cephes' expf). */
export function exponential(x: v128): v128 {
  // What is added leaves no room for a fraction, and the whole number stands in the lowest bits.
  const rounded = f32x4.add(f32x4.mul(x, f32x4.splat(log2e)), f32x4.splat(wholeFrom));
  const whole = f32x4.sub(rounded, f32x4.splat(wholeFrom));
  let rest = f32x4.sub(x, f32x4.mul(whole, f32x4.splat(ln2High)));
  rest = f32x4.sub(rest, f32x4.mul(whole, f32x4.splat(ln2Low)));
  let sum = f32x4.splat(1.98756915e-4);
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(1.3981999507e-3));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(8.3334519073e-3));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(4.1665795894e-2));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(1.6666665459e-1));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(5.0000001201e-1));
  sum = f32x4.add(f32x4.mul(f32x4.mul(sum, rest), rest), rest);
  sum = f32x4.add(sum, f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23);
  return f32x4.mul(sum, power);
}
