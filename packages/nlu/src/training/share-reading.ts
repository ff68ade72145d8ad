import type { ReadEntity, Reader, Reading, ReadToken } from '../features/reading.ts';
import { checkExamples } from './check-examples.ts';
import { readText } from './read-examples.ts';
import type { NluTrainingData } from './train-nlu.ts';

/**
 * The readings of some neighbouring texts as plain lists: from thread to thread in a thirtieth of the time that reading
 * takes, and a quarter of that of the whole objects.
 */
export interface SharedReadings {
  /** Place of the first text among those that are learned from. */
  readonly from: number;
  readonly readings: readonly PackedReading[];
}

type PackedReading = readonly [tokens: readonly PackedToken[], entities: readonly PackedEntity[]];
type PackedToken = readonly [
  start: number,
  end: number,
  key: string,
  kind: string | undefined,
  formal: string | undefined,
  lemma: string | undefined,
  host: string | undefined,
  persian: string | undefined,
  script: string | undefined,
  part: string | undefined,
  rarity: number | undefined,
  clitics: ReadToken['clitics'] | undefined,
];
type PackedEntity = readonly [start: number, end: number, kind: string, text: string, value: unknown];

export interface ReadShareOptions {
  readonly reader: Reader;
  /** One thread reads from the first text on, the other from the last one back. */
  readonly side: 'front' | 'back';
  /** Takes one more piece of those that are left, `count` in all and for both; false when there is none. */
  readonly claim: (count: number) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Texts that are claimed at once: some hundredths of a second. */
const pieceLength = 200;

/** Reads texts from one side on until it meets the other thread. Throws the signal's reason when aborted. */
export function readShare(data: NluTrainingData, options: ReadShareOptions): SharedReadings {
  const { reader, side, claim, signal } = options;
  const texts = textsOf(data);
  const pieces = Math.ceil(texts.length / pieceLength);
  const read: PackedReading[][] = [];
  while (claim(pieces)) {
    signal?.throwIfAborted();
    const piece = side === 'front' ? read.length : pieces - 1 - read.length;
    read.push(
      texts.slice(piece * pieceLength, (piece + 1) * pieceLength).map((text) => packReading(readText(text, reader))),
    );
  }
  if (side === 'front') return { from: 0, readings: read.flat() };
  return { from: (pieces - read.length) * pieceLength, readings: read.reverse().flat() };
}

/** A reader that knows these readings of a training's texts, and asks another one for all else. */
export function createKnownReader(data: NluTrainingData, shares: readonly SharedReadings[], reader: Reader): Reader {
  const texts = textsOf(data);
  const known = new Map<string, Reading>();
  for (const { from, readings } of shares)
    readings.forEach((packed, at) => {
      known.set(texts[from + at]!, unpackReading(packed));
    });
  return { read: (text, options) => known.get(text) ?? reader.read(text, options) };
}

function textsOf(data: NluTrainingData): readonly string[] {
  return checkExamples(data.examples).examples.map(({ text }) => text);
}

function packReading({ tokens, entities }: Reading): PackedReading {
  return [
    tokens.map(({ start, end, key, kind, formal, lemma, host, persian, script, part, rarity, clitics }) => [
      start,
      end,
      key,
      kind,
      formal,
      lemma,
      host,
      persian,
      script,
      part,
      rarity,
      clitics?.map(({ form, role }) => ({ form, role })),
    ]),
    entities.map(({ start, end, kind, text, value }) => [start, end, kind, text, value]),
  ];
}

function unpackReading([tokens, entities]: PackedReading): Reading {
  return {
    tokens: tokens.map(
      ([start, end, key, kind, formal, lemma, host, persian, script, part, rarity, clitics]): ReadToken => ({
        start,
        end,
        key,
        ...(kind !== undefined && { kind }),
        ...(formal !== undefined && { formal }),
        ...(lemma !== undefined && { lemma }),
        ...(host !== undefined && { host }),
        ...(persian !== undefined && { persian }),
        ...(script !== undefined && { script }),
        ...(part !== undefined && { part }),
        ...(rarity !== undefined && { rarity }),
        ...(clitics !== undefined && { clitics }),
      }),
    ),
    entities: entities.map(([start, end, kind, text, value]): ReadEntity => ({ start, end, kind, text, value })),
  };
}
