import { switchToLatin, switchToPersian, type WordAnalyser } from '../src/index.ts';
import { type BenchRow, type Failure, type FiledCase, type Measured, percentRight } from './row.ts';

/** Share of the Latin tokens of all cases whose reading is right. */
const latinTokens =
  (words: WordAnalyser) =>
  (cases: readonly FiledCase[]): Measured => {
    const failures: Failure[] = [];
    let tokens = 0;
    for (const one of cases) {
      const given = words.readLatin(String(one.in));
      for (const [token, reading] of one.out as readonly (readonly string[])[]) {
        tokens += 1;
        const found = given.find((candidate) => candidate.token === token);
        if (found?.reading !== reading) failures.push({ in: one.in, out: [token, reading], answer: found ?? null });
      }
    }
    return { figure: (100 * (tokens - failures.length)) / tokens, failures };
  };

/** A key or a string by its keys alone; the go project and persian.js name the direction, the per-key rows name Windows. */
function byKeys(one: FiledCase): string {
  const text = String(one.in);
  if (String(one.note).includes('Windows')) return switchToPersian(text, { layout: 'windows' });
  return one['direction'] === 'fa->en' ? switchToLatin(text) : switchToPersian(text);
}

/** What Persian keys write: the Persian layout has no Latin comma, its users type «،». */
const typable = (line: string): string => line.replaceAll(',', '،');

/** Every line of the corpus typed on the wrong layout must come back as it was. */
const roundTrip =
  (words: WordAnalyser) =>
  (cases: readonly FiledCase[]): Measured => {
    const lines = cases.filter((one) => typeof one.out === 'string').map((one) => typable(String(one.in).trim()));
    const failures = lines
      .map((line) => ({
        in: switchToLatin(line, { digits: true }),
        out: line,
        answer: words.fixLayout(switchToLatin(line, { digits: true })),
      }))
      .filter(({ out, answer }) => out !== answer);
    return { figure: (100 * (lines.length - failures.length)) / lines.length, failures };
  };

export function layoutRows(words: WordAnalyser): readonly BenchRow[] {
  return [
    {
      capability: 'reading of each Latin token (shop/latin_token)',
      files: ['shop/latin_token'],
      anchor: 'none',
      goal: 97,
      direction: 'at-least',
      unit: '%',
      measure: latinTokens(words),
    },
    {
      capability: 'wrong keyboard layout (shop/keyboard)',
      files: ['shop/keyboard'],
      anchor: '5 of 12',
      goal: 95,
      direction: 'at-least',
      unit: '%',
      measure: percentRight((one) => words.fixLayout(String(one.in)).trim()),
    },
    {
      capability: 'keyboard maps (keyboard, keyboard_map)',
      files: ['keyboard', 'keyboard_map'],
      anchor: '5 of 12',
      goal: 95,
      direction: 'at-least',
      unit: '%',
      measure: percentRight(byKeys),
    },
    {
      capability: 'Shekasteh typed on the wrong layout comes back (informal_text)',
      files: ['informal_text'],
      anchor: 'none',
      goal: 99.5,
      direction: 'at-least',
      unit: '%',
      measure: roundTrip(words),
    },
  ];
}
