const LETTER_GROUPS: readonly (readonly [string, string])[] = [
  ['ی', 'يىېۍێےۑ'],
  ['ک', 'كڪګڬڭڮݤ'],
  ['گ', 'ڰڱڲڳڴ'],
  ['ه', 'ةۃہەھۿ'],
  ['و', 'ۆۇۈۉۊۋۅ'],
  ['ا', 'ٱٲٳإ'],
  ['ر', 'ڕڑړڒ'],
  ['د', 'ڊڈډݙ'],
  ['ن', 'ڼںڻ'],
  ['ت', 'ټٹ'],
  ['س', 'ښڛ'],
  ['ل', 'ڵڶ'],
];

const persianLetters: ReadonlyMap<string, string> = new Map([
  ...LETTER_GROUPS.flatMap(([target, sources]) => [...sources].map((source): [string, string] => [source, target])),
  ['ػ', 'ک'],
  ['ۂ', 'ۀ'],
]);

const FOREIGN_LETTER = new RegExp(`[${[...persianLetters.keys()].join('')}]`, 'g');
const PRESENTATION_FORM = /[\uFB50-\uFBFF\uFC00-\uFD3D\uFD50-\uFDC7\uFE70-\uFEFC]+/g;

/** Whole phrases that Unicode holds as one sign. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['﷽', 'بسم الله الرحمن الرحیم'],
  ['ﷲ', 'الله'],
  ['ﷳ', 'اکبر'],
  ['ﷴ', 'محمد'],
  ['ﷺ', 'صلی الله علیه وسلم'],
  ['ﷻ', 'جل جلاله'],
  ['﷼', 'ریال'],
]);

/**
 * Persian letters for their Arabic, Kurdish, Urdu and Pashto look-alikes, presentation forms and phrase ligatures. Hamza
 * carriers (أ ؤ ئ ۀ) and «آ» stay, for they belong to Persian spelling; `matchKey` folds those too.
 *
 * @example persianise('علي و كتاب') === 'علی و کتاب'
 */
export function persianise(text: string): string {
  return text
    .replace(/[﷼ﷲﷳﷴﷺﷻ﷽]/g, (phrase) => PHRASES.get(phrase) ?? phrase)
    .replace(PRESENTATION_FORM, (forms) => forms.normalize('NFKC'))
    .replace(FOREIGN_LETTER, (letter) => persianLetters.get(letter) ?? letter);
}

/** As `persianise`, and hamza carriers and «آ» become the bare letter: the coarse form for search. */
export function bareLetters(text: string): string {
  return persianise(text).replace(/[أإآ]/g, 'ا').replace(/ؤ/g, 'و').replace(/ئ/g, 'ی').replace(/ۀ/g, 'ه');
}
