import { Worker } from 'node:worker_threads';
import type { UnderstoodLine } from './score-parses.ts';

export interface Questions {
  /** The model. */
  readonly bytes: Uint8Array;
  /** Messages that were answered before. */
  readonly met: readonly string[];
  readonly texts: readonly string[];
  readonly nowMs: number;
  readonly hasVectors: boolean;
}

export interface Answers {
  readonly parses: readonly UnderstoodLine[];
  /** A text, of the thread's processor time; of the wall's where the texts take too little of it to be told. */
  readonly microseconds: number;
  readonly wallMicroseconds: number;
}

/**
 * Parses texts, each once, in a thread that does nothing else: a server trains in other threads than it answers in as well,
 * and code that has been trained with is slower.
 */
export function answerBeside(questions: Questions): Promise<Answers> {
  const worker = new Worker(new URL('answer-thread.ts', import.meta.url), { workerData: questions });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
