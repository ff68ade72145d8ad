import type { EntityMatch, ParseData } from './parse-data.ts';

/** Parse data with offsets of entities and tokens in code points, as Python counts; ours are UTF-16 units. */
export function inCodePoints(parse: ParseData): ParseData {
  return withOffsets(parse, (text) => {
    const counts = new Uint32Array(text.length + 1);
    let count = 0;
    for (let unit = 0; unit < text.length; unit++) {
      counts[unit] = count;
      if ((text.codePointAt(unit) ?? 0) > 0xffff) counts[++unit] = count;
      count++;
    }
    counts[text.length] = count;
    return counts;
  });
}

/** The other way round: parse data that Rasa wrote, in our UTF-16 units. */
export function inUtf16Units(parse: ParseData): ParseData {
  return withOffsets(parse, (text) => {
    const units = [0];
    for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
    return units;
  });
}

function withOffsets(parse: ParseData, tableOf: (text: string) => ArrayLike<number>): ParseData {
  const { text, entities, text_tokens: tokens } = parse;
  // Only texts with characters outside the basic plane count differently.
  if (typeof text !== 'string' || !/[\ud800-\udbff]/.test(text)) return parse;
  const table = tableOf(text);
  const moved = (offset: number): number => table[offset] ?? offset;
  return {
    ...parse,
    entities: entities.map((entity): EntityMatch => {
      const { start, end } = entity;
      return typeof start === 'number' && typeof end === 'number'
        ? { ...entity, start: moved(start), end: moved(end) }
        : entity;
    }),
    ...(Array.isArray(tokens) && {
      text_tokens: tokens.map((token) => (isSpan(token) ? [moved(token[0]), moved(token[1])] : token)),
    }),
  };
}

function isSpan(token: unknown): token is readonly [number, number] {
  return Array.isArray(token) && typeof token[0] === 'number' && typeof token[1] === 'number';
}
