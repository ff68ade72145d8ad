import { beginTraining, type LearnedBeside, type NluTrainingData } from '@hamzaban/nlu';
import { startBeside } from '@hamzaban/nlu/beside';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from './load-language.ts';
import { preparePartner } from './training-partner.ts';

const marked = (text: string, value: string) => {
  const start = text.indexOf(value);
  return { text, intent: 'buy', entities: [{ entity: 'colour', value, start, end: start + value.length }] };
};
const data: NluTrainingData = {
  examples: [
    marked('پیراهن قرمز می‌خوام', 'قرمز'),
    marked('شلوار آبی دارین', 'آبی'),
    marked('کیف مشکی بدین', 'مشکی'),
    marked('کفش سفید لطفا', 'سفید'),
  ],
  synonyms: [],
  regexes: [],
  lookups: [],
  pipeline: [{ name: 'DIETClassifier', options: {} }],
};
const language = loadLanguage();

/** What the thread is to learn. */
function learnedHere(given: NluTrainingData): LearnedBeside {
  const beside = startBeside(given, language);
  beginTraining(given, { ...language, partner: beside.take });
  return beside.learn();
}

describe('a training partner in a thread', () => {
  it('learns what would be learned here, and says how far it is', async () => {
    const seen: number[] = [];
    const partner = preparePartner().begin(data, { onProgress: () => seen.push(partner.learnedShare()) });
    beginTraining(data, { ...language, partner: partner.take });
    const entities = await partner.learned;
    expect(entities).toEqual(learnedHere(data));
    expect(entities.tagger).not.toBeNull();
    expect(seen.at(-1)).toBe(1);
  });

  it('takes many texts piece by piece', async () => {
    const many = { ...data, examples: Array.from({ length: 500 }, (_, at) => marked(`کیف مشکی ${at}`, 'مشکی')) };
    const partner = preparePartner().begin(many, { onProgress: () => undefined });
    beginTraining(many, { ...language, partner: partner.take });
    expect(await partner.learned).toEqual(learnedHere(many));
  });

  it('can be sent away before it was needed', async () => {
    const prepared = preparePartner();
    prepared.dismiss();
    const partner = prepared.begin(data, { onProgress: () => undefined });
    await expect(partner.learned).rejects.toThrow('ended');
  });

  it('stops with the reason of the abort', async () => {
    const controller = new AbortController();
    const partner = preparePartner().begin(data, { signal: controller.signal, onProgress: () => undefined });
    controller.abort(new Error('no longer wanted'));
    await expect(partner.learned).rejects.toThrow('no longer wanted');
  });
});
