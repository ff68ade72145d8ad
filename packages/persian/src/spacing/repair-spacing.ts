import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { joinsNext, zwnj } from '../morphology/stem-ending.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import type { AnalyseWord } from '../words/analyse-word.ts';
import { joinPieces } from './join-pieces.ts';
import { scanPieces } from './scan-pieces.ts';
import { splitGlued } from './split-glued.ts';

/** Spaces and half-spaces of a text put right; words and register stay as typed. */
export function repairSpacing(
  deps: { readonly morphology: Morphology; readonly analyse: AnalyseWord },
  text: string,
): string {
  const joined = joinPieces(deps.morphology, scanPieces(text));
  const output = joined.map((piece) => {
    if (piece.kind === 'space') return piece.text.includes('\n') ? '\n' : ' ';
    if (piece.kind !== 'word') return piece.text.replaceAll(zwnj, '');
    const parts = splitGlued(deps.analyse, piece.text)?.parts;
    return parts ? parts.map((part) => respell(deps.analyse, part)).join(' ') : respell(deps.analyse, piece.text);
  });
  return tidy(output.join(''));
}

const tidy = (text: string): string =>
  text
    .replace(/ ([.،؛:!؟»)\]])/gu, '$1')
    .replace(/([«([]) /gu, '$1')
    .replace(/(?<=[\u0621-\u064a\u067e-\u06cc][،؛:!؟.])(?=[\u0621-\u064a\u067e-\u06cc])/gu, ' ')
    .replace(/(?<=[\u0660-\u0669\u06f0-\u06f9])(?=[\u0621-\u064a\u067e-\u06cc])/gu, ' ')
    .trim();

/** Letter counts after which a suffix stands off by a half-space. */
const standsOff = /^(?:ها|تر)/u;

/** A word with its half-spaces as its likeliest reading has them. */
export function respell(analyse: AnalyseWord, word: string): string {
  const plain = plainLetters(word).replaceAll('ـ', '');
  const key = plain.replaceAll(zwnj, '');
  const reading = analyse(word)[0];
  if (!reading || key.length < 3) return plain;
  if (reading.verb) return respellVerb(reading, plain, key);
  const cuts = new Set<number>();
  let letters = 0;
  for (const letter of plain) {
    if (letter === zwnj) cuts.add(letters);
    else letters += 1;
  }
  letters = 0;
  for (const letter of reading.listed ? '' : reading.base) {
    if (letter === zwnj) cuts.add(letters);
    else letters += 1;
  }
  const suffix = key.slice(reading.hostLength);
  if (standsOff.test(suffix) && (reading.features.plural || reading.features.comparative)) cuts.add(reading.hostLength);
  return withHalfSpaces(key, cuts);
}

function respellVerb(reading: WordAnalysis, plain: string, key: string): string {
  const preverb = reading.verb?.preverb ?? '';
  const prefix = reading.verb?.prefix ?? '';
  const cuts = new Set<number>();
  if (prefix === 'می' || prefix === 'نمی') cuts.add(preverb.length + prefix.length);
  let letters = 0;
  for (const letter of plain) {
    if (letter === zwnj) {
      if (letters !== preverb.length || preverb === '') cuts.add(letters);
    } else letters += 1;
  }
  if (reading.verb?.form === 'perfect') {
    const heh = key.lastIndexOf('ه');
    if (heh > 0 && key[heh + 1] === 'ا') cuts.add(heh + 1);
  }
  return withHalfSpaces(key, cuts);
}

function withHalfSpaces(key: string, cuts: ReadonlySet<number>): string {
  let output = '';
  for (let index = 0; index < key.length; index += 1) {
    if (index > 0 && cuts.has(index) && joinsNext(key[index - 1])) output += zwnj;
    output += key[index];
  }
  return output;
}
