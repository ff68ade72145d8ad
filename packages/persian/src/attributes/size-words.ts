import { matchKey } from '../characters/match-key.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';

const BASES: readonly (readonly [string, string])[] = [
  ['S', 'اسمال,اسمالل,اسمول,small,esmal'],
  ['M', 'مدیوم,مدیم,میدیوم,مدیوممم,medium,medyum,mediom'],
  ['L', 'لارج,لارژ,large,larj'],
  ['XL', 'ایکس لارج,ایکسلارج,اکس لارج,ایکس لارژ,ایکس ال,xlarge,x large'],
  ['XS', 'ایکس اسمال,ایکساسمال,اکس اسمال,ایکس اس,xsmall'],
];
const COUNTS: readonly (readonly [number, string])[] = [
  [2, 'دو,2,دوتا,ایکس,دبل'],
  [3, 'سه,3,ایکس ایکس,تریپل'],
  [4, 'چهار,چار,4'],
  [5, 'پنج,5'],
  [6, 'شش,شیش,6'],
];

/** Sizes in letters by match key, words typed apart and together: «دو ایکس لارج» is 2XL. */
export const sizeWords: PhraseTable<string> = createPhraseTable(buildSizeWords());

function buildSizeWords(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const add = (spelling: string, size: string): void => {
    const key = matchKey(spelling);
    table.set(key, size);
    if (key.includes(' ')) table.set(key.replaceAll(' ', ''), size);
  };
  for (const [size, spellings] of BASES) for (const spelling of spellings.split(',')) add(spelling, size);
  for (const [count, prefixes] of COUNTS) {
    for (const prefix of prefixes.split(',')) {
      for (const large of ['ایکس لارج', 'اکس لارج', 'ایکس ال', 'ایکسلارج', 'xl', 'x larg', 'xlarge'])
        add(`${prefix} ${large}`, `${count}XL`);
      add(`${prefix} ایکس اسمال`, `${count}XS`);
    }
  }
  for (let count = 1; count <= 6; count += 1) {
    add(`${'x'.repeat(count)}l`, count === 1 ? 'XL' : `${count}XL`);
    if (count <= 3) add(`${'x'.repeat(count)}s`, count === 1 ? 'XS' : `${count}XS`);
    if (count > 1) {
      add(`${count}xl`, `${count}XL`);
      add(`${count} xl`, `${count}XL`);
    }
  }
  for (const free of ['فری سایز', 'فریسایز', 'free size', 'freesize']) add(free, 'free');
  return table;
}

/** One-letter sizes, which need «سایز» before them or stand in capitals. */
export const letterSizes: ReadonlyMap<string, string> = new Map([
  ['s', 'S'],
  ['m', 'M'],
  ['l', 'L'],
  ['اس', 'S'],
  ['ام', 'M'],
  ['ال', 'L'],
]);
