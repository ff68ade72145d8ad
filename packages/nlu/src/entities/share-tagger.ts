import type { TaggerModel } from '../model/nlu-model.ts';
import { onceForBoth } from '../numbers/once-for.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { createTagger, type TagEntities } from './tag-entities.ts';

const share = onceForBoth(
  (model: TaggerModel, vectors: Vectors | undefined): TagEntities => createTagger(model, vectors),
);

/** The tagger of a model that many bots share: made once, so that the scores of words that it keeps stand in memory once. */
export function shareTagger(model: TaggerModel, vectors?: Vectors): TagEntities {
  return share(model, vectors);
}
