import { plainLetters } from '../lexicon/plain-letters.ts';
import { lemmaOf } from './lemma.ts';
import type { Morphology } from './morphology.ts';
import { zwnj } from './stem-ending.ts';
import type { WordAnalysis } from './word-analysis.ts';

const auxiliaries = new Set(['بود#باش', 'شد#شو', 'خواست#خواه', 'هست', 'است', 'داشت#دار']);
const apart = new Set(['بر', 'در', 'باز', 'فرا', 'فرو', 'وا', 'پس', 'پیش']);

/** Dictionary form of a word or of a verb of several words («گفته شده است» → «گفت#گو», «فرا نخواهم خواند» → «فراخواند#فراخوان»). */
export function lemmaOfPhrase(
  deps: { readonly morphology: Morphology; readonly analyse: (word: string) => readonly WordAnalysis[] },
  phrase: string,
): string {
  const { morphology, analyse } = deps;
  const plain = plainLetters(phrase);
  const single = analyse(plain)[0];
  if (single?.listed && single.base !== plain && !single.base.includes(' ')) {
    const formal = analyse(single.base)[0];
    if (formal) return lemmaOf(formal, morphology.lexicon);
  }
  if (single && !/[\s_]/u.test(plain)) return withPreverb(lemmaOf(single, morphology.lexicon), single.verb?.preverb);
  const words = plain.split(/[\s_]+/u).flatMap((word) => splitPreverb(word));
  const preverb = apart.has(words[0] ?? '') ? words[0] : undefined;
  const lemmas = words.slice(preverb ? 1 : 0).map((word) => {
    const reading = analyse(word).find((candidate) => candidate.kind === 'verb');
    return reading?.base;
  });
  const main =
    lemmas.find((lemma) => lemma !== undefined && !auxiliaries.has(lemma)) ??
    lemmas.find((lemma) => lemma !== undefined);
  return main === undefined ? phrase : withPreverb(main, preverb);
}

function splitPreverb(word: string): readonly string[] {
  const cut = word.indexOf(zwnj);
  return cut > 0 && apart.has(word.slice(0, cut)) ? [word.slice(0, cut), word.slice(cut + 1)] : [word];
}

function withPreverb(lemma: string, preverb: string | undefined): string {
  const at = lemma.indexOf('#');
  if (preverb === undefined || at < 0) return lemma;
  const joint = preverb === 'پس' || preverb === 'پیش' ? preverb + zwnj : preverb;
  return `${joint}${lemma.slice(0, at)}#${joint}${lemma.slice(at + 1)}`;
}
