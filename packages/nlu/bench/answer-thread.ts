import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { createNlu, decodeNluModel, decodeVectors } from '../src/index.ts';
import type { Answers, Questions } from './answer-beside.ts';
import { createBenchReader } from './bench-reader.ts';

/** Systems count processor time in steps, some of 10 ms. */
const fewestMicroseconds = 200_000;

const { bytes, met, texts, nowMs, hasVectors } = workerData as Questions;
const vectors = hasVectors ? decodeVectors(readFileSync(new URL('../data/fa-g64.bin', import.meta.url))) : undefined;
const nlu = createNlu({ model: decodeNluModel(bytes), reader: createBenchReader(), vectors });
for (const text of met) nlu.parse(text, { nowMs });
const startedAt = performance.now();
const usedBefore = process.threadCpuUsage();
const parses = texts.map((text) => nlu.parse(text, { nowMs }));
const used = process.threadCpuUsage(usedBefore);
const wall = (performance.now() - startedAt) * 1000;
const processor = used.user + used.system;
const answers: Answers = {
  parses: parses.map(({ intent, entities, responseSelector }) => ({
    intent,
    entities,
    ...(responseSelector !== undefined && { responseSelector }),
  })),
  microseconds: (wall < fewestMicroseconds ? wall : processor) / texts.length,
  wallMicroseconds: wall / texts.length,
};
parentPort?.postMessage(answers);
