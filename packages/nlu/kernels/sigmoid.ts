import { exponential } from './exponential';

/** Beyond this 1 / (1 + e^-x) is 0 or 1 but for what a float32 can hold. */
const limit: f32 = 60;

/** 1 / (1 + e^-x) of four numbers. */
export function sigmoid(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(f32x4.neg(x), f32x4.splat(limit)), f32x4.splat(-limit));
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exponential(bounded)));
}
