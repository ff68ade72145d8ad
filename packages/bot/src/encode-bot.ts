import { encodeNluModel } from '@hamzaban/nlu';
import type { BotModel } from './bot-model.ts';
import { diffData, type PlainData } from './data-delta.ts';
import { domainToData } from './domain-data.ts';

/** File names inside a model archive; `metadata.json` is where Rasa has its own. */
export const partNames = {
  manifest: 'metadata.json',
  nlu: 'components/nlu.bin',
  dialogue: 'components/dialogue.json',
  domain: 'components/domain.json',
} as const;

/** A model as named parts. With `base` (the model that it was trained on) only what differs from it is written. */
export function encodeBot(model: BotModel, base?: BotModel): ReadonlyMap<string, Uint8Array> {
  const dialogue = model.dialogue as unknown as PlainData;
  const domain = domainToData(model.domain);
  return new Map([
    [partNames.manifest, json(model.manifest)],
    [partNames.nlu, encodeNluModel(model.nlu)],
    [
      partNames.dialogue,
      json(base === undefined ? dialogue : diffData(base.dialogue as unknown as PlainData, dialogue)),
    ],
    [partNames.domain, json(base === undefined ? domain : diffData(domainToData(base.domain), domain))],
  ]);
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
