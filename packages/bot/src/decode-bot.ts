import type { DialogueModel } from '@hamzaban/dialogue';
import { decodeNluModel, InvalidAssetError } from '@hamzaban/nlu';
import type { BotManifest, BotModel } from './bot-model.ts';
import { applyDelta, type DataDelta, type PlainData } from './data-delta.ts';
import { domainFromData, domainToData } from './domain-data.ts';
import { partNames } from './encode-bot.ts';

type Parts = ReadonlyMap<string, Uint8Array>;

/** What a model says of itself, without reading the rest. Throws `InvalidAssetError` for another format or version. */
export function decodeManifest(parts: Parts): BotManifest {
  const manifest = readJson(parts, partNames.manifest) as Partial<BotManifest> | null;
  if (manifest?.format !== 'hamzaban-bot')
    throw new InvalidAssetError('This archive is not a model of this engine; train the bot again.');
  if (manifest.version !== 2)
    throw new InvalidAssetError(
      `The model has format version ${String(manifest.version)}, this engine reads version 2; train the bot again.`,
    );
  return manifest as BotManifest;
}

/**
 * A model of its parts. A model with a base needs exactly that base; what they have in common is then shared, not
 * copied. Throws `InvalidAssetError` for damaged parts.
 */
export function decodeBot(parts: Parts, base?: BotModel): BotModel {
  const manifest = decodeManifest(parts);
  if (manifest.baseHash !== null && base === undefined)
    throw new InvalidAssetError(`The model stands on the pack ${manifest.baseHash}, which was not given.`);
  const nluBytes = parts.get(partNames.nlu);
  if (nluBytes === undefined) throw new InvalidAssetError(`The model archive lacks ${partNames.nlu}.`);
  const dialogue = readJson(parts, partNames.dialogue);
  const domain = readJson(parts, partNames.domain);
  if (manifest.baseHash === null || base === undefined) {
    return {
      manifest,
      nlu: decodeNluModel(nluBytes),
      dialogue: dialogue as DialogueModel,
      domain: domainFromData(domain as PlainData),
    };
  }
  return {
    manifest,
    nlu: decodeNluModel(nluBytes),
    dialogue: applyDelta(base.dialogue as unknown as PlainData, dialogue as DataDelta) as unknown as DialogueModel,
    domain: domainFromData(applyDelta(domainToData(base.domain), domain as DataDelta)),
  };
}

function readJson(parts: Parts, name: string): unknown {
  const bytes = parts.get(name);
  if (bytes === undefined) throw new InvalidAssetError(`The model archive lacks ${name}.`);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new InvalidAssetError(`The part ${name} of the model archive is damaged.`, { cause });
  }
}
