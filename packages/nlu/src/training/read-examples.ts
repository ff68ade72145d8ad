import type { Reader, Reading } from '../features/reading.ts';
import type { TrainingExample } from '../model/training-data.ts';
import { createReadingPacker, type PackedReadings } from './pack-readings.ts';

export interface ReadExamplesOptions {
  readonly reader: Reader;
  /** Is given each reading, in the order of the examples. */
  readonly take: (reading: Reading) => void;
  /** Another thread that learns from the same texts: is given the readings piece by piece. */
  readonly partner: ((piece: PackedReadings) => void) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
}

/** Texts of a piece: some hundredths of a second. */
const pieceLength = 200;

/** Of this many texts one is read beforehand. */
const sampleStep = 150;

/** Relative dates are only found when there is a now; which one does not matter to what is learned. */
const trainingNowMs = Date.UTC(2026, 0, 15, 9);

/** Reads the examples in turn; keeps none of the readings. Throws the signal's reason when aborted. */
export function readExamples(examples: readonly TrainingExample[], options: ReadExamplesOptions): void {
  const { reader, take, partner, signal, onProgress } = options;
  const pack = createReadingPacker();
  const read = (text: string): Reading => reader.read(text, { nowMs: trainingNowMs });
  readSample(examples, read);
  for (let from = 0; from < examples.length; from += pieceLength) {
    signal?.throwIfAborted();
    const piece = examples.slice(from, from + pieceLength);
    const readings = piece.map(({ text }) => read(text));
    partner?.(pack(readings));
    readings.forEach(take);
    onProgress((from + piece.length) / examples.length);
  }
}

/**
 * Reads a few examples of everywhere. Neighbours are of one intent: an engine that has seen no others compiles the reader's code for
 * what these ask of it, and then again and again for what the next ones do. A twentieth of reading's processor time.
 */
function readSample(examples: readonly TrainingExample[], read: (text: string) => Reading): void {
  for (let at = 0; at < examples.length; at += sampleStep) read(examples[at]!.text);
}
