import type { AttributeEntity } from '../document.ts';
import { type EntityContext, nextStart } from '../reader/entity-context.ts';
import { type PhraseMatch, phraseAt } from '../tokens/phrase-at.ts';
import { isSuffix } from '../tokens/suffixes.ts';
import { startBit } from '../tokens/term.ts';
import { isProvince, type Place, type PlaceTable } from './places.ts';

const SAYS_CITY = new Set(['شهر', 'شهرستان', 'ساکن', 'اهل', 'بچه', 'شهرمون', 'شهرم']);
const NAMES_STREET = new Set([
  'خیابان',
  'خیابون',
  'خ',
  'میدان',
  'میدون',
  'کوچه',
  'بلوار',
  'اتوبان',
  'بزرگراه',
  'پاساژ',
  'بانک',
  'محله',
  'پل',
  'ایستگاه',
  'خانم',
  'اقای',
]);
const ENGLISH_LIKE = /^[a-z]+$/;

/** Finds cities and provinces; `text` ends before a clitic. */
export function findPlaces(context: EntityContext, table: PlaceTable): AttributeEntity[] {
  const matches: PhraseMatch<Place>[] = [];
  const { terms } = context;
  const { place } = startBit;
  for (let first = nextStart(context, 0, place); first < terms.length; first = nextStart(context, first + 1, place)) {
    if (context.taken[first] === 1 || terms[first]?.kind !== 'word') continue;
    const match = placeAt(context, first, table);
    if (match === undefined || NAMES_STREET.has(terms[first - 1]?.key ?? '')) continue;
    matches.push(match);
    first = match.next - 1;
  }
  return matches
    .filter((match, index) => isCertain(context, match, [matches[index - 1], matches[index + 1]]))
    .map((match) => toEntity(context, match));
}

function placeAt(context: EntityContext, first: number, table: PlaceTable): PhraseMatch<Place> | undefined {
  const match = phraseAt(context, first, table, { allows: isPlaceEnding });
  return match === undefined || (match.suffix !== '' && match.value.isWeak) ? undefined : match;
}

/** «اصفهونم», «تبریزه», «کرجی»; a final «ی» makes another word of a short name. */
export function isPlaceEnding(suffix: string, stem: string): boolean {
  if (stem.length < 3 || ENGLISH_LIKE.test(stem)) return false;
  return (
    suffix === 'م' ||
    suffix === 'هم' ||
    suffix === 'ه' ||
    suffix === 'و' ||
    suffix === 'رو' ||
    suffix === 'ن' ||
    suffix === 'ست' ||
    suffix === 'یم' ||
    suffix === 'س' ||
    (suffix.length > 1 && isSuffix(suffix) && stem.length > 4)
  );
}

function isCertain(
  context: EntityContext,
  match: PhraseMatch<Place>,
  neighbours: readonly (PhraseMatch<Place> | undefined)[],
): boolean {
  if (!match.value.isWeak) return true;
  const before = context.terms[match.first - 1]?.key ?? '';
  if (match.value.kind === 'province')
    return (
      before === 'استان' ||
      neighbours.some((other) => other?.value.province === match.value.name && isNear(match, other))
    );
  if (SAYS_CITY.has(before) || (!match.value.isTown && isSentTo(context, match))) return true;
  return neighbours.some(
    (other) =>
      other !== undefined &&
      !other.value.isWeak &&
      other.value.province === match.value.province &&
      isNear(match, other),
  );
}

const BEFORE_PLACE = new Set(['از', 'به', 'تا', 'برای', 'واسه', 'برا', 'در', 'ساکن', '،']);
const SENDING = /^(?:هستم|ارسال|هم|پست|زندگی|سفارش|میفرست|نمیفرست|بفرست|میارین|دارین|ساکن|نمایندگی|شعبه|ام)/;

/** «پردیس هم ارسال دارین», «از شهریار سفارش میدم»: words of sending make a place of a homonym. */
function isSentTo(context: EntityContext, match: PhraseMatch<Place>): boolean {
  const before = context.terms[match.first - 1]?.key;
  const isPlaced = before === undefined || BEFORE_PLACE.has(before);
  return isPlaced && match.value.name.length > 2 && SENDING.test(context.terms[match.next]?.key ?? '');
}

function isNear(left: PhraseMatch<Place>, right: PhraseMatch<Place>): boolean {
  return right.first - left.next <= 2 && left.first - right.next <= 2;
}

function toEntity(context: EntityContext, match: PhraseMatch<Place>): AttributeEntity {
  const start = context.terms[match.first]?.start ?? 0;
  const place = match.value;
  const isSaidProvince = context.terms[match.first - 1]?.key === 'استان' && isProvince(place.name);
  const kind = isSaidProvince ? 'province' : place.kind;
  return {
    kind,
    ...context.span(start, match.end),
    value: place.name,
    ...(kind === 'city' ? { province: place.province } : {}),
  };
}
