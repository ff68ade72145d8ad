import { createMemoryTree, type Diagnostic, readProject } from '@hamzaban/rasa-project';
import {
  createDialogue,
  type Dialogue,
  type DialogueDeps,
  newTracker,
  parseIntentMessage,
  type TrackerSnapshot,
  type TurnResult,
  trainDialogue,
} from '../src/index.ts';

export interface TestBot {
  readonly dialogue: Dialogue;
  readonly diagnostics: readonly Diagnostic[];
  /** Sends a text to the conversation and keeps its snapshot. */
  say(text: string): Promise<TurnResult>;
  snapshot: TrackerSnapshot;
}

export interface TestFiles {
  /** The domain without its version line. */
  readonly domain: string;
  /** Stories and rules without their version line. */
  readonly data?: string;
  /** Policies as YAML; MemoizationPolicy and RulePolicy unless given. */
  readonly policies?: string;
}

/** A bot made of YAML texts, with a conversation, for tests. */
export function makeBot(files: TestFiles, deps: Partial<DialogueDeps> = {}): TestBot {
  const policies = files.policies ?? '[{name: MemoizationPolicy}, {name: RulePolicy}]';
  const tree = createMemoryTree({
    'config.yml': `recipe: default.v1\nlanguage: fa\npolicies: ${policies}\n`,
    'domain.yml': `version: "3.1"\n${files.domain}`,
    'data/dialogues.yml': `version: "3.1"\n${files.data ?? ''}`,
  });
  const { project } = readProject(tree);
  const { model, diagnostics } = trainDialogue({ ...project, policies: project.config.policies });
  const dialogue = createDialogue({ model, domain: project.domain, random: () => 0, clock: () => 0, ...deps });
  const bot: TestBot = {
    dialogue,
    diagnostics,
    snapshot: newTracker('u'),
    async say(text) {
      const parse = parseIntentMessage(text, dialogue.domain) ?? {
        intent: { name: null, confidence: 0 },
        entities: [],
      };
      const turn = await dialogue.handleMessage(bot.snapshot, { text, parse, inputChannel: 'rest', messageId: 'm' });
      bot.snapshot = turn.tracker;
      return turn;
    },
  };
  return bot;
}

/** Texts of a turn's messages. */
export function texts(turn: TurnResult): readonly (string | undefined)[] {
  return turn.messages.map((message) => message.text);
}
