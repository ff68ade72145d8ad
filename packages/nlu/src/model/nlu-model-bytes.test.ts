import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { createNlu } from '../parse/create-nlu.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { decodeNluModel } from './decode-nlu-model.ts';
import { encodeNluModel } from './encode-nlu-model.ts';
import { InvalidAssetError } from './invalid-asset-error.ts';

const reader = createPlainReader();
const { model } = trainNlu(
  {
    examples: [
      { text: 'سلام', intent: 'greet', entities: [] },
      { text: 'درود', intent: 'greet', entities: [] },
      {
        text: 'به یزد',
        intent: 'faq/area',
        entities: [{ start: 3, end: 6, entity: 'city', value: 'یزد', role: 'to' }],
      },
    ],
    synonyms: [{ variant: '__proto__', value: 'یزد' }],
    regexes: [{ name: 'code', pattern: '\\d+' }],
    lookups: [{ name: 'city', phrases: ['یزد', 'قم'] }],
    pipeline: [
      { name: 'KeywordIntentClassifier', options: {} },
      { name: 'DIETClassifier', options: {} },
      { name: 'EntitySynonymMapper', options: {} },
      { name: 'ResponseSelector', options: {} },
    ],
  },
  { reader },
);
const bytes = encodeNluModel(model);

function errorOf(damaged: Uint8Array): unknown {
  try {
    decodeNluModel(damaged);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('the bytes of a model', () => {
  it('give back the same model, wherever in memory they stand', () => {
    expect(decodeNluModel(bytes)).toEqual(model);
    for (const offset of [1, 3, 8]) {
      const elsewhere = Buffer.alloc(bytes.length + offset + 5, 7).subarray(offset, offset + bytes.length);
      elsewhere.set(bytes);
      expect(decodeNluModel(elsewhere), `at ${offset}`).toEqual(model);
    }
    expect(encodeNluModel(decodeNluModel(bytes))).toEqual(bytes);
  });

  it('are not shared with the model', () => {
    const mine = bytes.slice();
    const decoded = decodeNluModel(mine);
    mine.fill(0);
    const parse = createNlu({ model: decoded, reader }).parse('به یزد');
    expect(parse).toEqual(createNlu({ model, reader }).parse('به یزد'));
    expect(parse.entities[0]).toMatchObject({ entity: 'city', role: 'to', value: 'یزد' });
  });

  it('are refused with any one of them changed', () => {
    const damaged = bytes.slice();
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [1, 0x80, 0xff]) {
        damaged[at] = bytes[at]! ^ mask;
        const error = errorOf(damaged);
        if (!(error instanceof InvalidAssetError)) expect.fail(`byte ${at} ^ ${mask} gave ${String(error)}`);
      }
      damaged[at] = bytes[at]!;
    }
  });

  it('are refused with the same bit of any two words changed', () => {
    for (let word = 1; word < bytes.length / 4; word += 7) {
      const damaged = bytes.slice();
      damaged[word * 4 - 1]! ^= 0x80;
      damaged[(word * 4 + 511) % bytes.length]! ^= 0x80;
      expect(errorOf(damaged), `word ${word}`).toBeInstanceOf(InvalidAssetError);
    }
  });

  it('are refused when cut anywhere or followed by more', () => {
    for (let length = 0; length < bytes.length; length++) {
      const error = errorOf(bytes.subarray(0, length));
      if (!(error instanceof InvalidAssetError)) expect.fail(`${length} bytes gave ${String(error)}`);
    }
    for (const more of [1, 4, 8]) {
      const longer = new Uint8Array(bytes.length + more);
      longer.set(bytes);
      expect(errorOf(longer)).toBeInstanceOf(InvalidAssetError);
    }
  });

  it('say what is wrong and what to do', () => {
    const of = (text: string) => () => decodeNluModel(new TextEncoder().encode(text));
    expect(of('<html>not a model</html>')).toThrow('not a model of this engine');
    expect(of('HZNLU8\n'.padEnd(64, ' '))).toThrow(/version 8, this engine reads version 9; train the bot again/);
    expect(of('HZNLU10\n'.padEnd(64, ' '))).toThrow(/version 10, this engine reads version 9; train the bot again/);
    expect(of('HZNLU9\n'.padEnd(64, ' '))).toThrow(/damaged; train the bot again/);
  });
});
