import type { Config } from './config.ts';
import type { Domain } from './domain.ts';
import type { NluData } from './nlu-data.ts';
import type { Rule, Story } from './story.ts';

/** All documents of one bot. `files` are those that were read, with the hash of each, for fingerprints. */
export interface Project {
  readonly config: Config;
  readonly domain: Domain;
  readonly nlu: NluData;
  readonly stories: readonly Story[];
  readonly rules: readonly Rule[];
  /** Conversations in `test_*` files. */
  readonly tests: readonly Story[];
  readonly files: readonly string[];
  /** Those of `files` that came through `imports` (a pack), not from the project itself. */
  readonly importedFiles?: readonly string[];
  /** Parts that could not be read in full (broken YAML …), so that checks about missing names are not to be trusted. */
  readonly incomplete?: readonly ProjectPart[];
}

/** A part of a project that may be unreadable. */
export type ProjectPart = 'config' | 'domain' | 'data';
