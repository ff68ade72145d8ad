import type { AttributeEntity } from '../document.ts';
import { type EntityContext, nextStart } from '../reader/entity-context.ts';
import { type PhraseMatch, phraseAt } from '../tokens/phrase-at.ts';
import { isSuffix } from '../tokens/suffixes.ts';
import { startBit } from '../tokens/term.ts';
import { type Colour, colours, shades } from './colours.ts';
import { isGarment } from './garments.ts';

interface Found {
  readonly colour: PhraseMatch<Colour>;
  readonly next: number;
  readonly end: number;
  readonly value: string;
}

/** A known word under these endings is another word: «سبزی» vegetables, «زردی» jaundice, «شیرینی» sweets, «سیاست» policy. */
const OTHER_WORDS = /^(?:سبزی|زردی|سفیدی|سیاهی|قرمزی|سرخی|مشکیات|کرمی|ابیاری|سفیده|زرده|سبزه|سیاست.*)$/;
/** Wares and things that a colour names: «چای سبز», «فلفل قرمز», «سیاه دانه», «سفید کننده», «بنفشه جان». */
const NAMES_BEFORE =
  /^(?:چای|چایی|فلفل|لوبیا|زیره|سیر|کارت|لیست|چراغ|گلبول|دندون|دندان|بازار|جعبه|قند|شکر|نون|برنج|قرمه|گل|میدان|کاخ)$/;
const NAMES_AFTER = /^(?:کننده|کنندگی|کن|دانه|الو|چوبه|پوست|پاک|جان|جون|خانم|برفی|پوش)$/;
const LATIN_ENDING = /^(?:e|o|ro|ham|am|esh|et|ha|i|sho|im|eh|ie|ish)$/;
const LATIN = /^[a-z]/;

/** Finds colours with their shades; `text` ends before a clitic or plural. */
export function findColours(context: EntityContext): AttributeEntity[] {
  const found: Found[] = [];
  const { terms } = context;
  const { colour } = startBit;
  for (let first = nextStart(context, 0, colour); first < terms.length; first = nextStart(context, first + 1, colour)) {
    if (context.taken[first] === 1 || terms[first]?.kind !== 'word') continue;
    const match = colourAt(context, first);
    if (match === undefined) continue;
    found.push(match);
    first = match.next - 1;
  }
  const saysColour = found.some((match) => match.colour.value.isWeak) && terms.some((term) => isColourWord(term.key));
  return found
    .filter(
      (match, index) =>
        !match.colour.value.isWeak ||
        isSaidColour(context, match, { neighbours: [found[index - 1], found[index + 1]], saysColour }),
    )
    .map((match) => toEntity(context, match));
}

function colourAt(context: EntityContext, first: number): Found | undefined {
  const match = phraseAt(context, first, colours, { allows: isColourEnding });
  if (match === undefined || OTHER_WORDS.test(match.phrase + match.suffix)) return undefined;
  if (NAMES_BEFORE.test(context.terms[first - 1]?.key ?? '') || NAMES_AFTER.test(context.terms[match.next]?.key ?? ''))
    return undefined;
  const shade = match.suffix === '' ? phraseAt(context, match.next, shades, { allows: isColourEnding }) : undefined;
  if (shade === undefined) return { colour: match, next: match.next, end: match.end, value: match.value.name };
  return { colour: match, next: shade.next, end: shade.end, value: `${match.value.name} ${shade.value}` };
}

/** What may hang on a colour: «مشکیشو», `meshkie`. */
export function isColourEnding(suffix: string, stem: string): boolean {
  if (LATIN.test(stem)) return stem.length > 3 && LATIN_ENDING.test(suffix);
  return stem.length > 2 && isSuffix(suffix) && suffix !== 'یی';
}

/** A word that names a colour only with «رنگ», a garment or a colour beside it. */
function isSaidColour(
  context: EntityContext,
  match: Found,
  around: { readonly neighbours: readonly (Found | undefined)[]; readonly saysColour: boolean },
): boolean {
  const { terms } = context;
  const first = match.colour.first;
  if (
    isColourWord(terms[first - 1]?.key) ||
    isColourWord(terms[first - 2]?.key) ||
    isColourWord(terms[match.next]?.key)
  )
    return true;
  if (match.colour.value.name !== 'کرم' && around.saysColour) return true;
  if (isGarment(terms[first - 1]?.key) || isGarment(terms[first - 2]?.key)) return true;
  return around.neighbours.some((other) => other !== undefined && isNear(match, other));
}

function isNear(match: Found, other: Found): boolean {
  return Math.min(Math.abs(other.colour.first - match.next), Math.abs(match.colour.first - other.next)) <= 2;
}

function isColourWord(key: string | undefined): boolean {
  return (
    key !== undefined &&
    /^(?:رنگ(?:ه|ش|شو|م|ای|های|ی|هاش|و|هم|بندی|رو)?|مو|موهام|موهامو|موهای|rang|range|color)$/.test(key)
  );
}

function toEntity(context: EntityContext, match: Found): AttributeEntity {
  const start = context.terms[match.colour.first]?.start ?? 0;
  return { kind: 'color', ...context.span(start, match.end), value: match.value };
}
