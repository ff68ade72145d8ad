import type { BenchRow } from './row.ts';

const WARM_UP_PASSES = 20;
const ROUNDS = 5;
const ROUND_MS = 600;
const SHOP_FILES = [
  'informal_sentence',
  'finglish_shop',
  'typo_shop',
  'identifiers',
  'attributes',
  'date_value',
  'time_value',
  'spoken_price',
  'number_in_text',
  'latin_token',
];

/** Reads all shop messages over and over: warm-up passes, then rounds of a fixed time; the fastest round counts, for other
 * programs on the machine only slow it down. */
const measure: BenchRow['measure'] = (cases, { reader, nowMs }) => {
  const texts = cases.map((one) => String(one.in));
  const readAll = (): void => {
    for (const text of texts) reader.read(text, { nowMs });
  };
  for (let pass = 0; pass < WARM_UP_PASSES; pass += 1) readAll();
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    let messages = 0;
    while (performance.now() - start < ROUND_MS) {
      readAll();
      messages += texts.length;
    }
    rates.push((1000 * messages) / (performance.now() - start));
  }
  return { figure: Math.max(...rates), failures: [] };
};

export const speedRows: readonly BenchRow[] = [
  {
    capability: 'speed of read on shop messages, one core',
    files: SHOP_FILES.map((file) => `shop/${file}`),
    anchor: '17-40k/s (normalising alone)',
    goal: 20_000,
    direction: 'at-least',
    unit: '/s',
    measure,
  },
];
