import { at32, bytesOf, placeRows } from './batch-rows';
import { learnFirst, runFirst } from './net-first';
import { learnIntents } from './net-intents';
import { findErrors, learnLabels } from './net-labels';
import {
  golds,
  intentLength,
  means,
  order,
  rowStarts,
  slopes,
  squares,
  textStarts,
  tokenRows,
  weightCount,
  weights,
} from './net-memory';
import { learnSecond, runSecondLayer } from './net-second';
import { keepSome } from './net-texts';
import { moveAdam } from './rows';

export { findHighest, runLabel, runSecond, sumFirst } from './net-answer';
export * from './net-memory';
export { randomState } from './random';
// For answering.
export { addRows, dot } from './rows';

/** One step on the texts `order[from] … order[end - 1]` together. */
export function learn(from: i32, end: i32, step: f32, embeddingStep: f32, epsilon: f32): void {
  const texts = end - from;
  const numbers = order + bytesOf(from);
  const tokens = placeRows(numbers, texts, textStarts, tokenRows, rowStarts);
  keepSome(numbers, texts);
  const rows = at32(rowStarts, texts);
  runFirst(texts, tokens, rows);
  runSecondLayer(texts, rows);
  for (let text = 0; text < texts; text++) findErrors(text, golds + bytesOf(at32(textStarts, at32(numbers, text))));
  learnLabels(texts, rows);
  if (intentLength > 0) learnIntents(numbers, texts);
  learnSecond(rows);
  learnFirst(tokens, rows, embeddingStep, epsilon);
  moveAdam(weights, means, squares, slopes, bytesOf(weightCount), step, epsilon);
}
