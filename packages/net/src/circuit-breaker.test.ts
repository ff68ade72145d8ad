import { expect, it } from 'vitest';
import { createCircuitBreaker } from './circuit-breaker.ts';

function breakerAt(start: number) {
  let time = start;
  const breaker = createCircuitBreaker({ clock: { now: () => time }, failuresToOpen: 3, openMs: 10_000 });
  const fail = () => breaker.enter()?.failed();
  const open = () => {
    for (let count = 0; count < 3; count++) fail();
  };
  const set = (now: number) => {
    time = now;
  };
  return { breaker, fail, open, set };
}

it('opens at the failures it was told, one after another', () => {
  const { breaker, fail } = breakerAt(0);
  fail();
  fail();
  breaker.enter()?.succeeded();
  fail();
  fail();
  expect(breaker.state).toBe('closed');
  fail();
  expect([breaker.state, breaker.enter()]).toEqual(['open', null]);
});

it('lets one call try after its rest, and the others wait', () => {
  const { breaker, open, set } = breakerAt(0);
  open();
  set(9999);
  expect(breaker.enter()).toBeNull();
  set(10_000);
  expect(breaker.state).toBe('half-open');
  const trial = breaker.enter();
  expect([trial === null, breaker.enter()]).toEqual([false, null]);
  trial?.succeeded();
  expect([breaker.state, breaker.enter() === null]).toEqual(['closed', false]);
});

it('rests again when the try fails', () => {
  const { breaker, open, set } = breakerAt(0);
  open();
  set(10_000);
  breaker.enter()?.failed();
  set(19_999);
  expect(breaker.state).toBe('open');
  set(20_000);
  expect(breaker.enter()).not.toBeNull();
});

it('does not hear what began before it opened or closed', () => {
  const { breaker, open, set } = breakerAt(0);
  const early = breaker.enter();
  const other = breaker.enter();
  open();
  early?.succeeded();
  expect(breaker.state).toBe('open');
  set(10_000);
  breaker.enter()?.succeeded();
  other?.failed();
  breaker.enter()?.failed();
  breaker.enter()?.failed();
  expect(breaker.state).toBe('closed');
});

it('does not stay open for longer when the clock is set back', () => {
  const { breaker, open, set } = breakerAt(1_000_000);
  open();
  set(0);
  expect(breaker.enter()).not.toBeNull();
});
