import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../bench/golden-recording.ts';
import { replayRecording } from '../bench/replay-recording.ts';

/** Reference material beside the checkout; not part of it. */
const shared = join(import.meta.dirname, '../../../../shared');
const recordings = join(shared, 'rasa-golden');
const isPresent = existsSync(recordings);
if (!isPresent)
  console.warn(`SKIPPED: no recordings of the real Rasa at ${recordings}; equality with it is not tested.`);

describe.skipIf(!isPresent)('recorded conversations of the real Rasa', () => {
  const files = isPresent
    ? readdirSync(recordings).filter((file) => file.endsWith('.json') && !file.startsWith('_'))
    : [];
  it.each(files)('answers and events of %s are equal', async (file) => {
    const recording = JSON.parse(readFileSync(join(recordings, file), 'utf8')) as Recording;
    const result = await replayRecording(recording, join(shared, 'rasa-projects', recording.project));
    expect(result.differences).toEqual([]);
  });
});
