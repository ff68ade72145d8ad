import type { BenchRow } from './row.ts';

const SECONDS = 3;
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

/** Reads all shop messages over and over for three seconds after one pass to warm up. */
const measure: BenchRow['measure'] = (cases, { reader, nowMs }) => {
  const texts = cases.map((one) => String(one.in));
  for (const text of texts) reader.read(text, { nowMs });
  const start = performance.now();
  let messages = 0;
  while (performance.now() - start < SECONDS * 1000) {
    for (const text of texts) reader.read(text, { nowMs });
    messages += texts.length;
  }
  return { figure: messages / ((performance.now() - start) / 1000), failures: [] };
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
