import { findStoryConflicts } from '@hamzaban/dialogue';
import { createPlainReader } from '@hamzaban/nlu';
import { createMemoryTree, type Diagnostic, readProject, validateProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../create-agent.ts';
import { trainBot } from '../train-bot.ts';
import { hostileDialogues } from './hostile-dialogues.ts';
import { hostileDomains } from './hostile-domains.ts';
import { hostileFiles } from './hostile-files.ts';
import { type HostileProject, soundFiles } from './hostile-project.ts';
import { hostileUnderstanding } from './hostile-understanding.ts';

/** CPU seconds that one project may take from its files to an answer; most take a few hundredths. */
const CPU_SECONDS_MAX = 15;
const CASE_TIMEOUT_MS = 120_000;

const reader = createPlainReader();

interface Outcome {
  readonly codes: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly hasErrors: boolean;
  /** What the trained bot said to a greeting; nothing when it could not be trained. */
  readonly answer: readonly (string | undefined)[] | null;
  readonly cpuSeconds: number;
}

/** Reads, checks, trains and asks, as `rasa train` and `rasa shell` do. */
async function tryOut(files: ReturnType<HostileProject['files']>): Promise<Outcome> {
  const started = process.cpuUsage();
  const tree = createMemoryTree({ ...soundFiles, ...files });
  const { project, diagnostics: found } = readProject(tree, { environment: {} });
  const diagnostics = [...found, ...validateProject(project)];
  let answer: Outcome['answer'] = null;
  if (!diagnostics.some(({ severity }) => severity === 'error')) {
    diagnostics.push(...findStoryConflicts({ stories: project.stories, domain: project.domain, maxHistory: null }));
    const trained = trainBot(project, { reader, fingerprint: 'x' });
    diagnostics.push(...trained.diagnostics);
    if (!trained.diagnostics.some(({ severity }) => severity === 'error')) {
      const agent = createAgent({ model: trained.model, reader, clock: () => 1_790_000_000_000, random: () => 0 });
      const message = { senderId: 'u', text: 'hello', inputChannel: 'rest', messageId: 'm' };
      answer = (await agent.respond(null, message)).messages.map(({ text }) => text);
    }
  }
  const { user, system } = process.cpuUsage(started);
  return {
    codes: new Set(diagnostics.map(({ code }) => code)),
    diagnostics,
    hasErrors: diagnostics.some(({ severity }) => severity === 'error'),
    answer,
    cpuSeconds: (user + system) / 1e6,
  };
}

const groups = {
  files: hostileFiles,
  domains: hostileDomains,
  dialogues: hostileDialogues,
  understanding: hostileUnderstanding,
};

describe('the table of hostile projects', () => {
  it('has a hundred cases at least, each of its own name', () => {
    const names = Object.values(groups).flatMap((group) => group.map(({ name }) => name));
    expect(names.length).toBeGreaterThanOrEqual(100);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.each(Object.entries(groups))('hostile %s', (_, group) => {
  it.each(group)(
    '$name',
    async ({ files, expected }) => {
      const outcome = await tryOut(files());
      expect(outcome.cpuSeconds).toBeLessThan(CPU_SECONDS_MAX);
      // A clear answer: what is wrong has a place and a sentence, and it is not said a hundred thousand times.
      for (const { message, file, line } of outcome.diagnostics.slice(0, 1000)) {
        expect(message.length).toBeGreaterThan(5);
        expect(message.length).toBeLessThan(2000);
        expect(file).not.toBe('');
        expect(line).toBeGreaterThan(0);
      }
      if (expected === 'works') {
        const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors.slice(0, 3)).toEqual([]);
        expect(outcome.answer).not.toBeNull();
        return;
      }
      expect([...outcome.codes]).toContain(expected.code);
      expect(outcome.hasErrors).toBe(expected.severity === 'error');
    },
    CASE_TIMEOUT_MS,
  );
});
