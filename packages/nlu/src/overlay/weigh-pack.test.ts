import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashEverything } from '../features/hash-message.ts';
import { createPlainReader } from '../features/plain-reader.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { decodeVectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { createPackWeigher } from './weigh-pack.ts';

const reader = createPlainReader();
const vectors = decodeVectors(readFileSync(new URL('../../data/fa-g64.bin', import.meta.url)));
const texts = ['هزینه ارسال چقدره', 'پیک هم دارین', 'هوا چطوره', 'یه جوک بگو'];
const base = trainNlu(
  {
    examples: texts.map((text, index) => ({ text, intent: index < 2 ? 'shipping' : 'out_of_scope', entities: [] })),
    synonyms: [],
    regexes: [],
    lookups: [],
    pipeline: [{ name: 'DIETClassifier', options: { entity_recognition: false } }],
  },
  { reader, vectors },
).model;
const { labels } = base.intents!;

/** What speaks for the pack when it gives its intents these logits; 0 to the null class. */
function weigh(text: string, logits: { readonly [label: string]: number }, withVectors = true): number {
  const own = { ...base.intents!, vectorMean: withVectors ? base.intents!.vectorMean : null };
  const reading = reader.read(text);
  const input = { reading, hashes: hashEverything(reading), vector: encodeReading(vectors, reading) };
  return createPackWeigher(own, base, vectors)(input, Float32Array.from([...labels.map((name) => logits[name]!), 0]));
}

describe('what speaks for the pack', () => {
  it('is more the surer it is, and where its intent has a like example', () => {
    expect(weigh(texts[0]!, { shipping: 5, out_of_scope: 0 })).toBeGreaterThan(
      weigh(texts[0]!, { shipping: 2, out_of_scope: 0 }),
    );
    expect(weigh(texts[0]!, { shipping: 5, out_of_scope: 0 })).toBeGreaterThan(
      weigh('کجا زندگی می‌کنی', { shipping: 5, out_of_scope: 0 }),
    );
  });

  it('is less where it also thinks of out of scope, unless it thinks of nothing else', () => {
    expect(weigh('', { shipping: 5, out_of_scope: 4 })).toBeLessThan(weigh('', { shipping: 5, out_of_scope: 0 }));
    expect(weigh('', { shipping: 4, out_of_scope: 5 })).toBeGreaterThan(weigh('', { shipping: 5, out_of_scope: 4 }));
  });

  it('is more for a long message; punctuation does not make it longer', () => {
    const logits = { shipping: 2, out_of_scope: 0 };
    expect(weigh('پیک پیک پیک', logits)).toBeGreaterThan(weigh('پیک', logits));
    expect(weigh('پیک !!! ؟', logits)).toBe(weigh('پیک', logits));
  });

  it('is nothing but its sureness without vectors', () => {
    const logits = { shipping: 2, out_of_scope: 1 };
    expect(weigh('پیک دارین', logits, false)).toBe(weigh('', logits, false));
  });
});
