import { createReporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../documents/diagnostic.ts';
import type { JsonValue } from '../documents/json-value.ts';
import type { Environment } from './environment.ts';
import { toJson } from './located-node.ts';
import { parseYaml } from './parse-yaml.ts';

/** The content of a YAML file. */
export interface YamlValue {
  /** `undefined` when the file cannot be read; `null` when it is empty. */
  readonly value: JsonValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Any YAML file by Rasa's rules, for `endpoints.yml`, `credentials.yml` and the like; unquoted `${NAME}` is expanded. Never throws. */
export function readYamlValue(input: {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly environment?: Environment;
}): YamlValue {
  const reporter = createReporter();
  const file = parseYaml({ ...input, environment: input.environment ?? {}, reporter });
  const value = file === undefined ? undefined : file.root === undefined ? null : toJson(file.root);
  return { value, diagnostics: reporter.diagnostics() };
}
