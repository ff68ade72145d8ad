import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { transferablesOf } from '../intents/intent-features.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { joinLearned, startBeside } from './learn-beside.ts';
import { beginTraining, type NluTrainingData, trainNlu } from './train-nlu.ts';

const reader = createPlainReader();
/** A direction for each of the last letters of words. */
const vectors: Vectors = {
  size: 4,
  encode: (text) => vectorOf(text),
  encodeWords: (text) => text.split(' ').map(vectorOf),
};
function vectorOf(word: string): Float32Array {
  const vector = new Float32Array(4);
  vector[word.charCodeAt(word.length - 1) % 4] = 1;
  return vector;
}

/** Texts of 20 intents, of which each names its own thing. */
function textsOf(count: number): NluTrainingData {
  const examples = Array.from({ length: count }, (_, at) => {
    const thing = `thing${at % 20}`;
    const text = `want ${thing} number${at % 7}`;
    return {
      text,
      intent: `about_${at % 20}`,
      entities: [{ entity: 'thing', value: thing, start: 5, end: 5 + thing.length }],
    };
  });
  return { examples, synonyms: [], regexes: [], lookups: [], pipeline: [{ name: 'DIETClassifier', options: {} }] };
}

/** A partner that has all texts. */
function readyPartner(data: NluTrainingData) {
  const partner = startBeside(data, { vectors });
  beginTraining(data, { reader, partner: partner.take });
  return partner;
}

describe('a training in two parts', () => {
  it.each([
    ['with nets', 2000],
    ['without', 200],
  ])('makes the model of one in one piece, %s', (_, count) => {
    const data = textsOf(count);
    const whole = trainNlu(data, { reader, vectors }).model;
    const partner = startBeside(data, { vectors });
    const begun = beginTraining(data, { reader, vectors, partner: (piece) => partner.take(structuredClone(piece)) });
    expect(partner.isReady()).toBe(true);
    const features = partner.intentFeatures();
    const own = begun.learn(structuredClone(features, { transfer: [...transferablesOf(features!)] })).model;
    const joined = joinLearned(own, partner.learn());
    expect(whole.intents?.nets === null).toBe(count < 2000);
    expect(whole.tagger?.net === null).toBe(count < 2000);
    expect(Buffer.from(encodeNluModel(joined)).equals(encodeNluModel(whole))).toBe(true);
    expect(own.tagger).toBeNull();
  });

  it('says how far the partner is, to the end', () => {
    const seen: number[] = [];
    readyPartner(textsOf(2000)).learn({ onProgress: (fraction) => seen.push(fraction) });
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
  });

  it('stops with the reason of the signal', () => {
    const signal = AbortSignal.abort(new Error('no longer wanted'));
    expect(() => readyPartner(textsOf(2000)).learn({ signal })).toThrow('no longer wanted');
    expect(() => trainNlu(textsOf(2000), { reader, vectors, signal })).toThrow('no longer wanted');
  });
});
