import type { Environment } from '../yaml/environment.ts';

/** Which files make up a project; paths as the file tree knows them. */
export interface ProjectOptions {
  /** Default `config.yml`. */
  readonly config?: string;
  /** Domain files or folders, in order; default `domain.yml`, or the folder `domain` if there is no such file. */
  readonly domain?: readonly string[];
  /** Files or folders with training data; default `data`. */
  readonly data?: readonly string[];
  /** Files or folders with test conversations (`test_*.yml`) outside the data; default `tests`. */
  readonly tests?: readonly string[];
  /** Values for unquoted `${NAME}` in the config. */
  readonly environment?: Environment;
}
