import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../features/reading.ts';
import { encodeNluModel } from '../model/encode-nlu-model.ts';
import { learnBeside } from './learn-beside.ts';
import { createKnownReader, readShare } from './share-reading.ts';
import { type NluTrainingData, trainNlu } from './train-nlu.ts';

const reader = createReader(loadPersianData());
const words = [
  'کفش قرمز می‌خوام',
  'sefaresham koja ast',
  'فردا ساعت ۵ بیارین',
  'قیمت ۲۰۰ هزار تومنه',
  'شلوارم رو پس بدین',
];
const data: NluTrainingData = {
  examples: Array.from({ length: 700 }, (_, at) => ({
    text: at === 300 ? ' ' : `${words[at % words.length]} ${at}`,
    intent: `intent${at % words.length}`,
    entities: at % words.length === 0 ? [{ entity: 'colour', start: 4, end: 8, value: 'قرمز' }] : [],
  })),
  synonyms: [],
  regexes: [],
  lookups: [],
  pipeline: [{ name: 'DIETClassifier', options: {} }],
};

/** Both sides' shares when the front takes so many pieces. */
function shares(frontPieces: number) {
  const claimer = (most: number) => {
    let taken = 0;
    return (count: number) => taken < Math.min(most, count) && taken++ < count;
  };
  const pieces = 4;
  return [
    readShare(data, { reader, side: 'front', claim: claimer(frontPieces) }),
    readShare(data, { reader, side: 'back', claim: claimer(pieces - frontPieces) }),
  ];
}

/** A reader that was not to be asked. */
const noReader: Reader = {
  read(text) {
    throw new Error(`«${text}» was not read before`);
  },
};

describe('reading shared by two threads', () => {
  it.each([0, 1, 3, 4])(
    'teaches what reading everything here teaches, if one of them reads %i of four pieces',
    (front) => {
      const known = createKnownReader(data, structuredClone(shares(front)), noReader);
      expect(encodeNluModel(trainNlu(data, { reader: known }).model)).toEqual(
        encodeNluModel(trainNlu(data, { reader }).model),
      );
      expect(learnBeside(data, { reader: known })).toEqual(learnBeside(data, { reader }));
    },
  );

  it('asks the other reader for texts that nobody read', () => {
    const known = createKnownReader(data, shares(4), reader);
    expect(known.read('یک متن تازه')).toEqual(reader.read('یک متن تازه'));
  });

  it("throws the signal's reason when aborted", () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => readShare(data, { reader, side: 'front', claim: () => true, signal })).toThrow('enough');
  });
});
