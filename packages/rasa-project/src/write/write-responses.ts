import type { JsonObject } from '../documents/json-value.ts';
import { LATEST_FORMAT_VERSION } from '../project/format-version.ts';
import { toYaml } from './yaml-text.ts';

/** Responses, as the domain's `raw` has them, as a data file of their own. */
export function writeResponses(responses: JsonObject): string {
  return toYaml({ version: LATEST_FORMAT_VERSION, responses });
}
