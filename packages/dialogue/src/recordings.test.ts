import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../bench/golden-recording.ts';
import { replayRecording } from '../bench/replay-recording.ts';
import { validatingActions } from '../bench/validating-actions.ts';
import { ActionRejectedError, type ActionResult, type ActionServer } from './actions/action-server.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const canned = JSON.parse(readFileSync(join(fixtures, 'actions.json'), 'utf8')) as Record<
  string,
  readonly [ActionResult['events'], ActionResult['responses']]
>;

const server: ActionServer = {
  run: async (request) => {
    if (request.next_action === 'action_reject') throw new ActionRejectedError('action_reject');
    const answer = canned[request.next_action];
    return answer === undefined ? validatingActions.run(request) : { events: answer[0], responses: answer[1] };
  },
};

describe('random walks recorded from the real Rasa', () => {
  it.each(['kitchen', 'tales', 'odd'])('are answered equally with the project %s', async (project) => {
    const recording = JSON.parse(readFileSync(join(fixtures, project, 'recording.json'), 'utf8')) as Recording;
    const result = await replayRecording(recording, join(fixtures, project), server);
    expect(result.differences).toEqual([]);
    expect(result.conversations).toBe(56);
  });
});
