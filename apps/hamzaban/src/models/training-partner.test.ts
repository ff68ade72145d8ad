import { learnBeside, type NluTrainingData } from '@hamzaban/nlu';
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

describe('a training partner in a thread', () => {
  it('learns the entities that would be learned here, and says how far it is', async () => {
    const seen: number[] = [];
    const partner = preparePartner().begin(data, {
      reader: language.reader,
      onProgress: () => seen.push(partner.learnedShare()),
    });
    const reader = await partner.readTexts(() => undefined);
    const entities = await partner.learned;
    expect(entities).toEqual(learnBeside(data, language));
    expect(entities.tagger).not.toBeNull();
    expect(reader.read('شلوار آبی دارین').tokens.map(({ key }) => key)).toEqual(['شلوار', 'ابی', 'دارین']);
    expect(seen.at(-1)).toBe(1);
  });

  it('reads together with the caller, whoever comes first', async () => {
    const many = { ...data, examples: Array.from({ length: 500 }, (_, at) => marked(`کیف مشکی ${at}`, 'مشکی')) };
    const read: number[] = [];
    const partner = preparePartner().begin(many, { reader: language.reader, onProgress: () => undefined });
    await partner.readTexts((fraction) => read.push(fraction));
    expect(await partner.learned).toEqual(learnBeside(many, language));
    expect(read).toEqual([...read].sort((one, other) => one - other));
    expect(read.at(-1)).toBe(1);
  });

  it('can be sent away before it was needed', async () => {
    const prepared = preparePartner();
    prepared.dismiss();
    const partner = prepared.begin(data, { reader: language.reader, onProgress: () => undefined });
    await expect(partner.learned).rejects.toThrow('ended');
  });

  it('stops with the reason of the abort', async () => {
    const controller = new AbortController();
    const partner = preparePartner().begin(data, {
      reader: language.reader,
      signal: controller.signal,
      onProgress: () => undefined,
    });
    const reading = partner.readTexts(() => undefined);
    controller.abort(new Error('no longer wanted'));
    await expect(partner.learned).rejects.toThrow('no longer wanted');
    await expect(reading).rejects.toThrow('no longer wanted');
  });
});
