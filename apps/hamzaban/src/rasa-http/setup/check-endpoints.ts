import type { JsonObject } from '@hamzaban/rasa-project';
import { SetupError } from './setup-error.ts';

/** Endpoints without which the bot would say something else: refused. */
const needed: Readonly<Record<string, string>> = {
  nlg: 'texts come from the domain: copy the responses there and take nlg out.',
  nlu: 'texts are understood by the model itself: take nlu out.',
};

/** Endpoints without which the bot says the same: a warning. */
const missed: Readonly<Record<string, string>> = {
  event_broker: 'events are not published; read them from the tracker store.',
  lock_store: 'one process keeps each conversation in order by itself; run one.',
  models: 'models are loaded from files: use --model, or PUT /model with the file.',
};

/** Says which endpoints are not followed. Throws a `SetupError` for one that the bot cannot do without. */
export function checkEndpoints(endpoints: JsonObject | null, file: string): readonly string[] {
  const warnings: string[] = [];
  for (const [name, value] of Object.entries(endpoints ?? {})) {
    if (value === null) continue;
    const isOwnDefault = name === 'nlg' && JSON.stringify(value) === '{"type":"response"}';
    if (needed[name] !== undefined && !isOwnDefault)
      throw new SetupError(`${file}: ${name} is not supported: ${needed[name]}`);
    if (missed[name] !== undefined) warnings.push(`${file}: ${name} is not followed: ${missed[name]}`);
  }
  return warnings;
}
