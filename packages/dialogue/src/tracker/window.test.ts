import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject } from '@hamzaban/rasa-project';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskTree } from '../../bench/disk-tree.ts';
import { validatingActions } from '../../bench/validating-actions.ts';
import { createDialogue, type Dialogue } from '../engine/create-dialogue.ts';
import { parseIntentMessage } from '../engine/parse-intent-message.ts';
import { trainDialogue } from '../training/train-dialogue.ts';
import { newTracker, type TrackerSnapshot } from './snapshot.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

function engines(name: string): { bounded: Dialogue; whole: Dialogue; messages: readonly string[] } {
  const { project } = readProject(diskTree(join(fixtures, name), null));
  const { model } = trainDialogue({ ...project, policies: project.config.policies });
  const make = (keepsEverything: boolean): Dialogue => {
    let now = 1_700_000_000_000;
    const clock = (): number => {
      now += 1;
      return now;
    };
    const deps = { model, domain: project.domain, actionServer: validatingActions, random: () => 0, clock };
    return createDialogue({ ...deps, recentEvents: 0, keepsEverything });
  };
  const messages = JSON.parse(readFileSync(join(fixtures, name, 'messages.json'), 'utf8')) as string[];
  // A restart or session start ends what both remember; reverts beyond the window are what it gives up.
  return {
    bounded: make(false),
    whole: make(true),
    messages: messages.filter((text) => !/session|restart|back/.test(text)),
  };
}

async function say(dialogue: Dialogue, snapshot: TrackerSnapshot, text: string) {
  const parse = parseIntentMessage(text, dialogue.domain) ?? { intent: { name: null, confidence: 0 }, entities: [] };
  const turn = await dialogue.handleMessage(snapshot, { text, parse, inputChannel: 'rest', messageId: 'm' });
  return { ...turn, tracker: JSON.parse(JSON.stringify(turn.tracker)) as TrackerSnapshot };
}

describe('the window of a snapshot', () => {
  it.each(['kitchen', 'tales', 'odd'])('makes no difference to what the bot %s does', async (name) => {
    const { bounded, whole, messages } = engines(name);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...messages), { minLength: 25, maxLength: 45 }), async (texts) => {
        let short = newTracker('u');
        let long = newTracker('u');
        for (const text of texts) {
          const ours = await say(bounded, short, text);
          const theirs = await say(whole, long, text);
          const withoutTimes = (events: typeof ours.events) => events.map((event) => ({ ...event, timestamp: 0 }));
          expect(withoutTimes(ours.events)).toEqual(withoutTimes(theirs.events));
          short = ours.tracker;
          long = theirs.tracker;
        }
        expect(short.events.length).toBeLessThanOrEqual(long.events.length);
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it('keeps a snapshot as small at message 1,000 as at message 60', async () => {
    const { bounded, messages } = engines('kitchen');
    let snapshot = newTracker('u');
    const sizes: number[] = [];
    for (let index = 0; index < 1000; index += 1) {
      const { tracker } = await say(bounded, snapshot, messages[(index * 7) % messages.length] as string);
      snapshot = tracker;
      sizes.push(JSON.stringify(snapshot).length);
    }
    expect(Math.max(...sizes.slice(900))).toBeLessThan(1.5 * Math.max(...sizes.slice(40, 140)));
  });

  it('stays bounded in a form that never ends', async () => {
    const { bounded } = engines('kitchen');
    let snapshot = newTracker('u');
    for (const text of ['/order', ...Array.from({ length: 400 }, () => '/inform{"size":"huge"}')]) {
      snapshot = (await say(bounded, snapshot, text)).tracker;
    }
    expect(snapshot.events.length).toBeLessThan(300);
    expect(snapshot.base.slots.length).toBeLessThanOrEqual(192);
  });
});
