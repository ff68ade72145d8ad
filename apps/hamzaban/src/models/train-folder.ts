import type { Diagnostic } from '@hamzaban/rasa-project';
import type { WrittenModel } from './model-file.ts';

/** A bot's folder and which of its files to train on; paths relative to `folder` (absolute). */
export interface TrainingInput {
  readonly folder: string;
  readonly config: string;
  readonly domain: readonly string[];
  readonly data: readonly string[];
  /** Where the model file goes; absolute or relative to `folder`. */
  readonly out: string;
  /** Name of the file without suffix; Rasa's pattern when left out. */
  readonly name?: string;
  /** `${NAME}` in the files is taken from the environment: of the operator's own projects, never of a shop's. */
  readonly readsEnvironment?: boolean;
  /** Train also when nothing changed since the newest model of `out`. */
  readonly isForced?: boolean;
  /** Warnings stop the training as errors do. */
  readonly isStrict?: boolean;
  /** Names that are missing or of no use stop nothing; only files that cannot be read and rules that cannot hold do. */
  readonly skipsValidation?: boolean;
}

export interface TrainingOptions {
  readonly signal?: AbortSignal;
  /** @param fraction 0 to 1 */
  readonly onProgress?: (fraction: number, what: string) => void;
}

/** A model that was written, with what the registry notes of it. */
export interface TrainedFolder extends WrittenModel {
  readonly baseHash: string | null;
  readonly metrics: Readonly<Record<string, number>>;
  /** Nothing had changed: the file holds the parts of the newest model. */
  readonly isUnchanged: boolean;
}

/** What came of a training. Without `trained` the errors among the diagnostics say why; no file was touched then. */
export interface FolderTraining {
  readonly diagnostics: readonly Diagnostic[];
  readonly trained?: TrainedFolder;
}

/** Trains a folder: in this thread (commands) or in a thread of its own (serving processes). */
export type TrainFolder = (input: TrainingInput, options?: TrainingOptions) => Promise<FolderTraining>;
