import { UsageError } from '../cli/usage-error.ts';
import { MODEL_SUFFIX } from '../models/model-file.ts';

/** Names of files have 255 bytes at most; the suffix and that of an unfinished file come on top. */
const BYTES_MAX = 200;

/**
 * `--fixed-model-name` as the name of a file without suffix. As in Rasa, an empty one is none, and the suffix may be written or not.
 * Throws a `UsageError` for what would be no file of the folder that `--out` names.
 */
export function fixedModelName(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  const name = given.endsWith(MODEL_SUFFIX) ? given.slice(0, -MODEL_SUFFIX.length) : given;
  const fault = faultOf(name);
  if (fault !== undefined)
    throw new UsageError(
      `--fixed-model-name "${given}" ${fault}. Give the name of a file; the folder is named by --out.`,
    );
  return name;
}

function faultOf(name: string): string | undefined {
  if (/[/\\]/.test(name)) return 'is a path';
  // A leading dot would hide the file, and a name of dots is a folder.
  if (name.trim() === '' || name.startsWith('.')) return 'is no name that a model can have';
  if (/\p{Cc}/u.test(name)) return 'holds a control character';
  return Buffer.byteLength(name) > BYTES_MAX ? `is longer than ${BYTES_MAX} bytes` : undefined;
}
