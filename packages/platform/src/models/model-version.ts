import type { ModelId } from '../ids.ts';
import type { JsonObject } from '../json.ts';

/** One trained version of a shop's bot. */
export interface ModelVersion {
  readonly id: ModelId;
  /** File name in the shop's `models` folder. */
  readonly file: string;
  /** Hash of the shared base it stands on; null for a model of its own. */
  readonly baseHash: string | null;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  /** `ready`: may be used; `retired`: its file is gone or refused. */
  readonly status: 'ready' | 'retired';
  /** What training measured. */
  readonly metrics: JsonObject;
  readonly createdAt: number;
}
