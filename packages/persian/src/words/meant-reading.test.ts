import { expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';
import { createReader } from '../reader/create-reader.ts';

const { analyseWords } = loadWordAnalyser();
const { read } = createReader({ analyseWords });
const meant = (text: string) =>
  read(text).tokens.map(({ raw, persian, script, lemma }) => ({ raw, persian, script, lemma }));

it('tells of Finglish what is known of the Persian, the second time as the first', () => {
  const first = meant('gheymatesh chande');
  expect(first).toEqual([
    { raw: 'gheymatesh', persian: 'قیمتش', script: 'finglish', lemma: 'قیمت' },
    { raw: 'chande', persian: 'چنده', script: 'finglish', lemma: 'چند' },
  ]);
  expect(meant('gheymatesh chande')).toEqual(first);
});

it('does not take a word of the wrong layout for the Finglish that means the same', () => {
  expect(meant('salam')[0]).toMatchObject({ persian: 'سلام', script: 'finglish' });
  expect(meant('sghl')[0]).toMatchObject({ persian: 'سلام', script: 'layout' });
  expect(meant('salam')[0]).toMatchObject({ persian: 'سلام', script: 'finglish' });
});
