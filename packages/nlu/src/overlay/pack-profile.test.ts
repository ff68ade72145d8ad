import { expect, it } from 'vitest';
import { packProfile } from './pack-profile.ts';

it('is what stands above the null class, with length 1', () => {
  const profile = packProfile(Float32Array.of(6, -9, 3, 1));
  expect(profile).toHaveLength(3);
  expect(Math.hypot(...profile)).toBeCloseTo(1, 6);
  expect(profile[0]!).toBeGreaterThan(profile[2]!);
  expect(profile[1]!).toBeLessThan(0.001);
});
