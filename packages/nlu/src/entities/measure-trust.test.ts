import { describe, expect, it } from 'vitest';
import type { Reading } from '../features/reading.ts';
import { createTrustMeter } from './measure-trust.ts';

interface Case {
  readonly text: string;
  /** What the reader finds. */
  readonly found: string;
  /** What the author annotated; null for nothing. */
  readonly annotated: string | null;
}

function readingOf(text: string, kind: string, found: string): Reading {
  const tokens = [...text.matchAll(/\S+/g)].map(({ index, 0: key }) => ({
    start: index,
    end: index + key.length,
    key,
  }));
  const start = text.indexOf(found);
  return { tokens, entities: [{ kind, start, end: start + found.length, text: found, value: found }] };
}

function examplesOf(cases: readonly Case[], kind = 'time', entity = kind) {
  return cases.map(({ text, found, annotated }) => {
    const start = annotated === null ? 0 : text.indexOf(annotated);
    return {
      reading: readingOf(text, kind, found),
      entities: annotated === null ? [] : [{ entity, start, end: start + annotated.length }],
    };
  });
}

function repeat(one: Case, count: number): readonly Case[] {
  return Array.from({ length: count }, () => one);
}

const agreed: Case = { text: 'ساعت ۴ میام', found: 'ساعت ۴', annotated: 'ساعت ۴' };
const shorter: Case = { ...agreed, annotated: '۴' };
const missed: Case = { ...agreed, annotated: null };

/** What the examples say, given in turn. */
function measureTrust(examples: ReturnType<typeof examplesOf>) {
  const meter = createTrustMeter(new Set(examples.flatMap(({ entities }) => entities.map(({ entity }) => entity))));
  for (const { reading, entities } of examples) meter.add(reading, entities);
  return meter.measured();
}

describe('trust in the reader', () => {
  it('trusts what the examples bear out', () => {
    expect(measureTrust(examplesOf(repeat(agreed, 10)))).toEqual({ time: { bounds: true, alone: true } });
  });

  it('does not replace spans that the author draws otherwise', () => {
    expect(measureTrust(examplesOf(repeat(shorter, 10)))).toEqual({ time: { bounds: false, alone: false } });
  });

  it('adds nothing alone that the author often leaves out, and may still bound what is found', () => {
    const cases = [...repeat(agreed, 6), ...repeat(missed, 6)];
    expect(measureTrust(examplesOf(cases))).toEqual({ time: { bounds: true, alone: false } });
  });

  it('takes a suffix on the last word for no disagreement', () => {
    const suffix: Case = { text: 'رنگ آبیشو', found: 'آبی', annotated: 'آبیشو' };
    expect(measureTrust(examplesOf(repeat(suffix, 10), 'color'))).toEqual({ color: { bounds: true, alone: true } });
  });

  it('knows the names under which bots have the kinds of the reader', () => {
    const phone: Case = { text: 'من 09121234567', found: '09121234567', annotated: '09121234567' };
    expect(measureTrust(examplesOf(repeat(phone, 10), 'phone', 'phone_number'))).toEqual({
      phone_number: { bounds: true, alone: true },
    });
  });

  it('says nothing of entities with few finds, or that no example has', () => {
    expect(measureTrust(examplesOf(repeat(agreed, 7)))).toEqual({});
    expect(measureTrust(examplesOf(repeat(missed, 20)))).toEqual({});
    expect(measureTrust([])).toEqual({});
  });
});
