import type { TaggerModel } from '../model/nlu-model.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { createTagger, type TagEntities } from './tag-entities.ts';

const shared = new WeakMap<TaggerModel, { readonly vectors: Vectors | undefined; readonly tag: TagEntities }>();

/** The tagger of a model that many bots share: made once, so that the scores of words that it keeps stand in memory once. */
export function shareTagger(model: TaggerModel, vectors?: Vectors): TagEntities {
  const known = shared.get(model);
  if (known !== undefined && known.vectors === vectors) return known.tag;
  const tag = createTagger(model, vectors);
  shared.set(model, { vectors, tag });
  return tag;
}
