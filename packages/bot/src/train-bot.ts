import { type TrainedDialogue, trainDialogue } from '@hamzaban/dialogue';
import {
  beginTraining,
  type IntentFeatures,
  joinLearned,
  type LearnedBeside,
  type NluTrainingData,
  type PackedReadings,
  type Reader,
  readingShare,
  type TrainedNlu,
  type TrainingWarning,
  type TrainNluOptions,
  trainNlu,
  type Vectors,
} from '@hamzaban/nlu';
import { type Diagnostic, type NluData, type Project, shortenText } from '@hamzaban/rasa-project';
import type { BotModel } from './bot-model.ts';
import { ownNluData } from './own-nlu-data.ts';

export interface TrainBotOptions {
  readonly reader: Reader;
  readonly vectors?: Vectors;
  /** The pack that the project imports, trained: then only what the project adds is learned, beside it. */
  readonly base?: { readonly hash: string; readonly model: BotModel };
  /** See `BotManifest.fingerprint`. */
  readonly fingerprint: string;
  /** The dialogue, where checking the project has learned it already. */
  readonly dialogue?: TrainedDialogue;
  readonly signal?: AbortSignal;
  /** @param fraction 0 to 1 */
  readonly onProgress?: (fraction: number, what: string) => void;
}

export interface TrainedBot {
  readonly model: BotModel;
  /** Everything that reading alone could not see: contradicting rules, misaligned entities, conflicts with the pack. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What `validateProject` has said already, with the very place. */
const SEEN_BY_VALIDATION = new Set([
  'unknown-component',
  'contradictory-examples',
  'empty-example',
  'rule-has-several-user-turns',
  'forms-without-rule-policy',
  'unknown-fallback-action',
  'unknown-policy',
  'unknown-loop',
  'slot-without-value',
  'unused-start-checkpoint',
  'unused-end-checkpoint',
]);

/** Understanding takes nearly all of the time. */
const NLU_SHARE = 0.95;

/**
 * Trains a bot from its documents: synchronous, deterministic, no I/O. Problems are diagnostics; a model with errors
 * among them must not be used. Throws only the signal's reason when aborted.
 */
export function trainBot(project: Project, options: TrainBotOptions): TrainedBot {
  const { base, onProgress } = options;
  const dialogue = dialogueOf(project, options);
  const nlu = trainNlu(nluDataOf(project, options), {
    ...nluOptionsOf(options),
    base: base?.model.nlu,
    onProgress: (fraction, what) => onProgress?.(1 - NLU_SHARE + fraction * NLU_SHARE, what),
  });
  return botOf(project, options, { dialogue, nlu });
}

function dialogueOf(
  { domain, stories, rules, config: { policies } }: Project,
  { dialogue, signal, onProgress }: TrainBotOptions,
): TrainedDialogue {
  return (
    dialogue ??
    trainDialogue(
      { domain, stories, rules, policies },
      {
        ...(signal !== undefined && { signal }),
        onProgress: (fraction, what) => onProgress?.(fraction * (1 - NLU_SHARE), what),
      },
    )
  );
}

function nluDataOf(project: Project, { base }: TrainBotOptions): NluTrainingData & NluData {
  return { ...(base === undefined ? project.nlu : ownNluData(project)), pipeline: project.config.pipeline };
}

function nluOptionsOf({ reader, vectors, signal }: TrainBotOptions): TrainNluOptions {
  return { reader, vectors, signal };
}

interface TrainedParts {
  readonly dialogue: TrainedDialogue;
  readonly nlu: TrainedNlu;
}

function botOf(project: Project, options: TrainBotOptions, { dialogue, nlu }: TrainedParts): TrainedBot {
  const { language, assistantId } = project.config;
  return {
    model: {
      manifest: {
        format: 'hamzaban-bot',
        version: 2,
        baseHash: options.base?.hash ?? null,
        language,
        assistantId,
        fingerprint: options.fingerprint,
      },
      nlu: nlu.model,
      dialogue: dialogue.model,
      domain: project.domain,
    },
    diagnostics: [
      ...dialogue.diagnostics.filter(({ code }) => !SEEN_BY_VALIDATION.has(code)),
      ...located(nlu.warnings, nluDataOf(project, options)),
    ],
  };
}

/** Another thread, which takes what this one reads, makes the features of the intents of it and learns the entities. */
export interface TrainingPartner {
  /** Takes the readings of the texts, piece by piece. */
  readonly take: (piece: PackedReadings) => void;
  /** See `BegunTraining.learn`. */
  readonly intentFeatures: Promise<IntentFeatures | null>;
  readonly learned: Promise<LearnedBeside>;
  /** How far it is with learning, 0 to 1; also while this thread is busy. */
  readonly learnedShare: () => number;
}

/**
 * The same for a bot without a base, in two threads: this one reads, then each learns its part. `begin` starts the other
 * one and has `onProgress` called when it says how far it is.
 */
export async function trainBotBeside(
  project: Project,
  options: TrainBotOptions,
  begin: (data: NluTrainingData, onProgress: () => void) => TrainingPartner,
): Promise<TrainedBot> {
  let own = 0;
  let what = 'reading';
  const report = (): void => {
    const others = readingShare + (1 - readingShare) * partner.learnedShare();
    options.onProgress?.(own <= readingShare ? own : (own + others) / 2, what);
  };
  const data = nluDataOf(project, options);
  const partner = begin(data, () => {
    if (own === 1) what = 'entities';
    report();
  });
  const begun = beginTraining(data, {
    ...nluOptionsOf(options),
    partner: partner.take,
    onProgress(fraction, part) {
      own = fraction;
      what = part;
      report();
    },
  });
  // While the partner is busy with the last of what was read.
  const dialogue = dialogueOf(project, { ...options, onProgress: () => undefined });
  const nlu = begun.learn(await partner.intentFeatures);
  const rest = botOf(project, options, { dialogue, nlu });
  const learned = await partner.learned;
  return {
    model: { ...rest.model, nlu: joinLearned(rest.model.nlu, learned) },
    diagnostics: [...rest.diagnostics, ...located(learned.warnings, project.nlu)],
  };
}

function located(warnings: readonly TrainingWarning[], data: NluData): readonly Diagnostic[] {
  return warnings.filter(({ code }) => !SEEN_BY_VALIDATION.has(code)).map((warning) => locate(warning, data));
}

/** Examples that a warning shows. */
const SHOWN = 5;

/** A warning of the learner at the first of its examples, or of its patterns. */
function locate({ code, message, examples = [] }: TrainingWarning, data: NluData): Diagnostic {
  const first = examples.slice(0, SHOWN);
  const { at } =
    (code === 'invalid-regex'
      ? data.regexes.find(({ pattern }) => first.includes(pattern))
      : data.examples.find(({ text }) => first.some((example) => example.includes(text)))) ?? {};
  const shown = first.map((example) => `«${example}»`);
  return {
    severity: 'warning',
    code,
    message: shortenText(
      shown.length === 0 ? message : `${message} ${shown.join(', ')}${examples.length > shown.length ? ' …' : ''}`,
    ),
    ...(at ?? { file: 'data', line: 1, column: 1 }),
  };
}
