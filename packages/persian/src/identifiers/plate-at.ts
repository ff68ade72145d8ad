import type { EntityContext } from '../reader/entity-context.ts';
import { parsePlate } from './plate.ts';

interface PlateFound {
  readonly kind: 'plate';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly next: number;
  readonly issuer?: string;
}

/** A car's plate that starts at two digits: «۱۲ب۳۴۵ایران۶۷», «12 ب 345 - 67» after «پلاک» or with «ایران». */
export function plateAt(context: EntityContext, first: number): PlateFound | undefined {
  const { terms, text } = context;
  const start = terms[first];
  const letter = terms[first + 1];
  const three = terms[first + 2];
  if (start?.digits?.length !== 2 || letter === undefined || letter.key.length > 3 || three?.digits?.length !== 3)
    return undefined;
  let at = first + 3;
  const hasCountry = terms[at]?.key === 'ایران';
  while (terms[at]?.key === 'ایران' || terms[at]?.key === '-' || terms[at]?.key === '/') at += 1;
  const last = terms[at];
  const isNamed =
    hasCountry ||
    letter.start === start.end ||
    /^پلاک/.test(terms[first - 1]?.key ?? '') ||
    /^پلاک/.test(terms[first - 2]?.key ?? '');
  if (last?.digits?.length !== 2 || at > first + 5 || !isNamed) return undefined;
  const plate = parsePlate(text.slice(start.start, last.end));
  if (plate?.kind !== 'car') return undefined;
  const value = `${plate.firstTwo}${plate.letter}${plate.nextThree}ایران${plate.provinceCode}`;
  return {
    kind: 'plate',
    value,
    start: start.start,
    end: last.end,
    first,
    next: at + 1,
    ...(plate.province === undefined ? {} : { issuer: plate.province }),
  };
}
