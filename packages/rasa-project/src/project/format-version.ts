import type { FieldReader } from '../yaml/field-reader.ts';
import { entryOf, isNull, type LocatedMap } from '../yaml/located-node.ts';

/** The newest training data format of Rasa 3.6. */
export const LATEST_FORMAT_VERSION = '3.1';

export interface FormatVersion {
  /** As written, `null` when the file has none. */
  readonly version: string | null;
  /** A file of a newer format is skipped, as Rasa does. */
  readonly isReadable: boolean;
}

/** Checks the `version:` of a domain or data file. */
export function readFormatVersion(root: LocatedMap, fields: FieldReader): FormatVersion {
  const entry = entryOf(root, 'version');
  if (entry === undefined || isNull(entry.value)) {
    fields.report('missing-version', root, {
      message: `The file has no \`version\`; "${LATEST_FORMAT_VERSION}" is assumed.`,
      hint: `Add the line \`version: "${LATEST_FORMAT_VERSION}"\` at the top.`,
    });
    return { version: null, isReadable: true };
  }
  const { value } = entry;
  if (value.kind !== 'scalar' || typeof value.value !== 'string') {
    const written = value.kind === 'scalar' ? value.source : '…';
    fields.report('unquoted-version', value, {
      message: `The version ${written} is not a text; the real Rasa refuses the file.`,
      hint: `Put quotes around it: \`version: "${value.kind === 'scalar' ? written : LATEST_FORMAT_VERSION}"\`.`,
    });
    return { version: value.kind === 'scalar' ? written : null, isReadable: true };
  }
  const version = value.value;
  const order = compareVersions(version, LATEST_FORMAT_VERSION);
  if (order === undefined) {
    fields.report('unknown-version', value, {
      message: `The version '${version}' is not a version number; "${LATEST_FORMAT_VERSION}" is assumed.`,
      hint: `Write \`version: "${LATEST_FORMAT_VERSION}"\`.`,
    });
    return { version, isReadable: true };
  }
  if (order > 0) {
    fields.report('newer-version', value, {
      message: `The file has format version '${version}', newer than '${LATEST_FORMAT_VERSION}'; it is skipped.`,
      hint: `If the file is a Rasa 3 file, write \`version: "${LATEST_FORMAT_VERSION}"\`.`,
    });
    return { version, isReadable: false };
  }
  if (order < 0) {
    fields.report('older-version', value, {
      message: `The file has the older format version '${version}'; it is read all the same.`,
      hint: `Check it against Rasa 3 and write \`version: "${LATEST_FORMAT_VERSION}"\`.`,
    });
  }
  return { version, isReadable: true };
}

/** -1, 0 or 1 as the left version is older, equal or newer; `undefined` for what is no version number. */
export function compareVersions(left: string, right: string): number | undefined {
  if (!/^\d+(\.\d+)*$/.test(left)) return undefined;
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
