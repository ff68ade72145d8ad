import type { ActionRequest } from '@hamzaban/dialogue';
import type { JsonObject } from '@hamzaban/rasa-project';
import { withCodePointOffsets } from './code-point-offsets.ts';

// A domain is the same object for all conversations of a bot and may have hundreds of kilobytes: written once.
const domainTexts = new WeakMap<JsonObject, string>();

/** The body of a call in Rasa's shape and order of keys (rasa-compat 18.1), as JSON. */
export function writeActionCall(request: ActionRequest, hasDomain: boolean): string {
  const { next_action, sender_id, tracker, version, domain } = request;
  const call = JSON.stringify({ next_action, sender_id, tracker: withCodePointOffsets(tracker), version });
  if (!hasDomain) return call;
  let text = domainTexts.get(domain);
  if (text === undefined) {
    text = JSON.stringify(domain);
    domainTexts.set(domain, text);
  }
  return `${call.slice(0, -1)},"domain":${text}}`;
}
