import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandOffAction, HandOffState } from './hand-off.ts';
import { initialHandOffState, stepHandOff } from './hand-off.ts';

const states: Readonly<Record<string, HandOffState>> = {
  bot: initialHandOffState,
  waiting: { status: 'waiting', agentId: null, waitingSince: 5 },
  human: { status: 'human', agentId: 'sara', waitingSince: null },
  closed: { status: 'closed', agentId: null, waitingSince: null },
};
const actions = {
  'visitor writes': { type: 'visitor-wrote' },
  'human requested': { type: 'human-requested' },
  'sara takes over': { type: 'agent-took-over', agentId: 'sara' },
  'reza takes over': { type: 'agent-took-over', agentId: 'reza' },
  'sara writes': { type: 'agent-wrote', agentId: 'sara' },
  'reza writes': { type: 'agent-wrote', agentId: 'reza' },
  released: { type: 'released' },
  closed: { type: 'closed' },
} as const satisfies Readonly<Record<string, HandOffAction>>;

// Every state with every action: where it leads, or that it is refused.
const table: Readonly<Record<keyof typeof actions, readonly [string, string, string, string]>> = {
  //                  bot       waiting    human      closed
  'visitor writes': ['bot', 'waiting', 'human', 'bot'],
  'human requested': ['waiting', 'waiting', 'human', 'closed'],
  'sara takes over': ['human', 'human', 'human', 'refused'],
  'reza takes over': ['human', 'human', 'refused', 'refused'],
  'sara writes': ['human', 'human', 'human', 'refused'],
  'reza writes': ['human', 'human', 'refused', 'refused'],
  released: ['bot', 'bot', 'bot', 'refused'],
  closed: ['closed', 'closed', 'closed', 'closed'],
};

describe('stepHandOff', () => {
  for (const [name, row] of Object.entries(table)) {
    const action = actions[name as keyof typeof actions];
    Object.entries(states).forEach(([status, state], index) => {
      const expected = row[index];
      it(`leads from ${status} by "${name}" to ${expected}`, () => {
        if (expected === 'refused') {
          const refusal = { code: 'handoff_conflict', status: 409, details: { status } };
          expect(() => stepHandOff(state, action, 9)).toThrow(expect.objectContaining(refusal));
          return;
        }
        const { state: next, happened } = stepHandOff(state, action, 9);
        expect(next.status).toBe(expected);
        expect(happened === null).toBe(next === state);
      });
    });
  }

  it('remembers who answers, and since when a human is waited for', () => {
    const { state: waiting } = stepHandOff(initialHandOffState, { type: 'human-requested' }, 42);
    expect(waiting).toEqual({ status: 'waiting', agentId: null, waitingSince: 42 });
    const { state: human } = stepHandOff(waiting, { type: 'agent-took-over', agentId: 'reza' }, 50);
    expect(human).toEqual({ status: 'human', agentId: 'reza', waitingSince: null });
  });

  it('never has an agent unless a human answers, nor a waiting time unless one is waited for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(actions)), { maxLength: 30 }), (steps) => {
        let state = initialHandOffState;
        for (const action of steps) {
          try {
            state = stepHandOff(state, action, 7).state;
          } catch (error) {
            expect(error).toMatchObject({ code: 'handoff_conflict' });
          }
          expect(state.agentId !== null).toBe(state.status === 'human');
          expect(state.waitingSince !== null).toBe(state.status === 'waiting');
        }
      }),
    );
  });
});
