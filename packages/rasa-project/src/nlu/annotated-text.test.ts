import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnnotatedText } from './annotated-text.ts';

const plain = (source: string) => {
  const { text, entities } = readAnnotatedText(source);
  return [
    text,
    ...entities.map(({ start, end, entity, value, role, group }) =>
      [start, end, entity, value, role, group].filter((part) => part !== undefined).join(' '),
    ),
  ];
};

describe('readAnnotatedText', () => {
  // What Rasa 3.6.21 reads from the same lines (offsets in UTF-16 units here).
  it.each([
    ['go to [Rome](city) and [Paris](city:PAR)', ['go to Rome and Paris', '6 10 city Rome', '15 20 city PAR']],
    [
      'from [Berlin]{"entity": "city", "role": "from", "group": "1", "value": "BER"}',
      ['from Berlin', '5 11 city BER from 1'],
    ],
    ['[Rome][{"entity": "city"}, {"entity": "place", "value": "R"}] now', ['Rome now', '0 4 city Rome', '0 4 place R']],
    ['odd [x [y](city) and [](city) and [a] (city)', ['odd x [y and [](city) and [a] (city)', '4 8 city x [y']],
    ['odd [a](city:) [b](:v) [c]() [d]', ['odd [a](city:) [b](:v) [c]() [d]']],
    ['😀 go [تهران](city) می‌روم', ['😀 go تهران می‌روم', '6 11 city تهران']],
    ['nested [a]{"entity": "city", "value": "b"}] end', ['nested a] end', '7 8 city b']],
    ['[x](city)[y](size)', ['xy', '0 1 city x', '1 2 size y']],
    ['[a:b](city:c:d)', ['a:b', '0 3 city c:d']],
    ['a ] b [c](city)', ['a ] b c', '6 7 city c']],
    ['[a](city) ) [b](city', ['a ) [b](city', '0 1 city a']],
    ['no brackets at all', ['no brackets at all']],
    ['array [0][1]', ['array [0][1]']],
  ])('reads %j', (source, expected) => {
    expect(plain(source)).toEqual(expected);
  });

  it.each([
    ['buy [shoes](product', 'unclosed', 4],
    ['buy [shoes]{"entity": "product"', 'unclosed', 4],
    ['buy [shoes', 'unclosed', 4],
    ['buy [shoes]()', 'unclosed', 4],
    ['buy [shoes] (product)', 'gap', 4],
    ['buy [shoes] {"entity": "x"}', 'gap', 4],
    ['buy [shoes]{"entity": product}', 'bad-json', 4],
    ['buy [shoes]{"role": "x"}', 'bad-json', 4],
    ['buy [shoes]{"entity": "x", "role": 5}', 'bad-json', 4],
    ['buy [shoes][{"entity": "x"}, 7]', 'bad-json', 4],
  ] as const)('tells what is wrong with %j', (source, kind, offset) => {
    expect(readAnnotatedText(source).problems).toMatchObject([{ kind, offset }]);
  });

  it('takes an annotation with broken JSON out of the text', () => {
    expect(readAnnotatedText('buy [shoes]{entity: x} now')).toMatchObject({ text: 'buy shoes now', entities: [] });
  });

  it('keeps at most a few problems of one text', () => {
    expect(readAnnotatedText('[a]() '.repeat(100)).problems).toHaveLength(3);
  });

  it('leaves texts without annotations as they are, and entities point at their surface', () => {
    const piece = fc.constantFrom('a', '[', ']', '(', ')', '{', '}', ':', '"entity"', '"x"', ' ', '😀', 'ش');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const { text, entities } = readAnnotatedText(source);
        expect(text.length).toBeLessThanOrEqual(source.length);
        for (const entity of entities) {
          expect(entity.start).toBeLessThan(entity.end);
          expect(source).toContain(`[${text.slice(entity.start, entity.end)}]`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['[', '[a](', '[a](:', '[]', '[a]([a]', '[a]{', '[a] ', ']['])(
    'reads a line of 100,000 × %j in linear time',
    (piece) => {
      const started = performance.now();
      readAnnotatedText(`${piece.repeat(100_000)}:)`);
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );

  it('reads a line of broken JSON annotations in time that grows with its length only', () => {
    const measureMs = (count: number) => {
      const source = '[a][{'.repeat(count);
      const started = performance.now();
      readAnnotatedText(source);
      return performance.now() - started;
    };
    measureMs(5_000);
    expect(measureMs(40_000)).toBeLessThan(measureMs(5_000) * 30 + 300);
  });
});
