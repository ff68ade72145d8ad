import { expect, it } from 'vitest';
import { createPlaces } from './places.ts';

const never = new AbortController().signal;

it('places go to those who wait in the order they came', async () => {
  const places = createPlaces(1, 10);
  const first = await places.take(never);
  const order: number[] = [];
  const waiting = [1, 2, 3].map(async (number) => {
    const giveBack = await places.take(never);
    order.push(number);
    giveBack?.();
  });
  first?.();
  await Promise.all(waiting);
  expect(order).toEqual([1, 2, 3]);
  expect(await places.take(never)).not.toBeNull();
});

it('nobody waits when too many do, or when the time is over', async () => {
  const places = createPlaces(1, 1);
  const first = await places.take(never);
  const late = new AbortController();
  const waiting = places.take(late.signal);
  expect(await places.take(never)).toBeNull();
  late.abort();
  expect(await waiting).toBeNull();
  expect(await places.take(late.signal)).toBeNull();
  first?.();
  expect(await places.take(late.signal)).not.toBeNull();
});
