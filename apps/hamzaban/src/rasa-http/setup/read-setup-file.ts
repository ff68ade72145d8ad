import { readFile } from 'node:fs/promises';
import { type JsonObject, type JsonValue, readYamlValue } from '@hamzaban/rasa-project';
import { hasCode } from '../../files/has-code.ts';
import { systemProblemOf, systemProblemText } from '../../files/system-problem.ts';
import { SetupError } from './setup-error.ts';

/**
 * An `endpoints.yml` or `credentials.yml` as a map; null when the file is not there. `${NAME}` is taken from the
 * environment. Throws a `SetupError` that says what is wrong and where.
 */
export async function readSetupFile(file: string, environment: NodeJS.ProcessEnv): Promise<JsonObject | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    const problem = systemProblemOf(error);
    throw problem === undefined ? error : new SetupError(systemProblemText({ ...problem, path: file }));
  }
  const { value, diagnostics } = readYamlValue({ path: file, bytes, environment });
  const [problem] = diagnostics.filter(({ severity }) => severity === 'error');
  if (problem !== undefined || value === undefined)
    throw new SetupError(`${file}:${problem?.line ?? 1}: ${problem?.message ?? 'cannot be read.'}`);
  if (value === null) return {};
  if (!isMap(value)) throw new SetupError(`${file}: must be a map of names.`);
  return value;
}

export function isMap(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
