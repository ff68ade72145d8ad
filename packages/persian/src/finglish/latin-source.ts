import { zwnj } from '../morphology/stem-ending.ts';
import type { LetterReading, LetterSource, VerbStart } from '../words/letter-source.ts';
import { spellingsAt } from './spellings.ts';

/** Weight of a word's frequency against its spelling; found on the pairs of finglish-dataset. */
export const wordWeight = 0.7;
const ainBits = 2.5;
const hiddenAin = [{ persian: 'ع', cost: ainBits }];
const nothing: typeof hiddenAin = [];
const vowel = /[aeiou]/u;

/** Latin letters as a source of Persian words. */
export function latinSource(latin: string): LetterSource {
  const readings: (readonly LetterReading[])[] = [];
  const mayHideAin: boolean[] = [];
  for (let at = 0; at < latin.length; at += 1) readings.push(readingsAt(latin, at));
  for (let at = 0; at <= latin.length; at += 1) mayHideAin.push(at > 0 && vowel.test(latin.slice(at - 1, at + 1)));
  return {
    length: latin.length,
    starts: verbStarts(latin),
    readingsAt: (at, text) => {
      const found = readings[at] ?? [];
      if (!text.endsWith('خ')) return found;
      // خوا is said «kha», خو is said «kho».
      if (latin[at] === 'a') return [...found, { to: at + (latin[at + 1] === 'a' ? 2 : 1), persian: 'وا', cost: 1 }];
      return latin[at] === 'o' ? [...found, { to: at + 1, persian: 'و', cost: 0.5 }] : found;
    },
    silentAt: (at, text) => (mayHideAin[at] && !text.endsWith('ع') ? hiddenAin : nothing),
    dearestSpellingBits: Number.POSITIVE_INFINITY,
    wordWeight,
  };
}

function readingsAt(latin: string, at: number): readonly LetterReading[] {
  const found: LetterReading[] = [];
  for (const { length, spellings } of spellingsAt(latin, at)) {
    const isLastE = at > 0 && at + length === latin.length && latin.endsWith('e');
    for (const { persian, cost } of spellings)
      found.push({ to: at + length, persian, cost, links: isLastE && !/[هع]$/u.test(persian) });
  }
  return found;
}

function verbStarts(latin: string): readonly VerbStart[] {
  const starts: VerbStart[] = [{ at: 0, place: 'bare', text: '', language: 3.5, spelling: 0 }];
  const mi = /^m(?:i|ee|e)/u.exec(latin)?.[0];
  if (mi)
    starts.push({
      at: mi.length,
      place: 'afterMi',
      text: `می${zwnj}`,
      language: 1.5,
      spelling: mi === 'mi' ? 0 : mi === 'mee' ? 1 : 4,
    });
  const negative = /^n[ei]mi/u.exec(latin)?.[0];
  if (negative) starts.push({ at: negative.length, place: 'afterMi', text: `نمی${zwnj}`, language: 3, spelling: 0 });
  const vowel = /[aeiou]/u.test(latin[1] ?? '') ? (latin[1] ?? '') : '';
  if (latin.startsWith('b')) {
    starts.push({ at: 1, place: 'afterSubjunctive', text: 'ب', language: 2.5, spelling: 0 });
    if (vowel)
      starts.push({
        at: 2,
        place: 'afterSubjunctive',
        text: 'ب',
        language: 2.5,
        spelling: vowel === 'a' ? 3 : vowel === 'i' ? 1.5 : 0,
      });
  }
  if (latin.startsWith('n')) {
    starts.push({ at: 1, place: 'afterBeh', text: 'ن', language: 3.5, spelling: 0 });
    if (/[aei]/u.test(vowel))
      starts.push({ at: 2, place: 'afterBeh', text: 'ن', language: 3.5, spelling: vowel === 'i' ? 2 : 0 });
  }
  return starts;
}
