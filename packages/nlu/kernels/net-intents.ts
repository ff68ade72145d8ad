import { at32, bytesOf, repeatRow, sumRows } from './batch-rows';
import { addListed, learnOutputs, listValues } from './few-values';
import { hideSome, keptFactor, pool, unpool } from './hidden-layer';
import {
  filterCount,
  firstSlopes,
  firstWhole,
  highest,
  highestAt,
  highestHiddenBelow,
  highestKept,
  highestSlopes,
  intentBiasAt,
  intentErrors,
  intentLength,
  intents,
  intentsAt,
  list,
  rowStarts,
  secondSlopes,
  secondWhole,
  slopes,
  weights,
} from './net-memory';
import { softmax } from './rows';

/** Layers whose highest values say the intent. */
const layers = 2;

/** The highest values of both layers in each text; some are left out. */
function findHighest(texts: i32): void {
  const filters = bytesOf(filterCount);
  for (let text = 0; text < texts; text++) {
    const first = at32(rowStarts, text);
    const count = at32(rowStarts, text + 1) - first - 1;
    const from = filters * <usize>first;
    const into = layers * filters * <usize>text;
    pool(secondWhole + from, first, count, filters, highest + into, highestAt + into);
    pool(firstWhole + from, first, count, filters, highest + into + filters, highestAt + into + filters);
  }
  hideSome(highest, highestKept, layers * filters * <usize>texts, highestHiddenBelow);
}

/** The errors of the texts' intents. */
function findIntentErrors(numbers: usize, texts: i32): void {
  const row = bytesOf(intentLength);
  const count = layers * filterCount;
  repeatRow(intentErrors, weights + intentBiasAt, row, texts);
  for (let text = 0; text < texts; text++) {
    const errors = intentErrors + row * <usize>text;
    const end = listValues(list, highestKept + bytesOf(count * text), 4, count);
    addListed(errors, list, end, weights + intentsAt, row);
    softmax(errors, row);
    const right = errors + bytesOf(at32(intents, at32(numbers, text)));
    store<f32>(right, load<f32>(right) - 1);
  }
}

/** Slopes of the intents' weights and, as far as the intents say, of the values of both layers. `numbers`: the texts'. */
export function learnIntents(numbers: usize, texts: i32): void {
  const row = bytesOf(intentLength);
  const filters = bytesOf(filterCount);
  findHighest(texts);
  findIntentErrors(numbers, texts);
  sumRows(slopes + intentBiasAt, intentErrors, row, texts);
  memory.fill(highestSlopes, 0, layers * filters * <usize>texts);
  const factor = keptFactor(highestHiddenBelow);
  const ofWeights = slopes + intentsAt;
  learnOutputs(
    highestKept,
    texts,
    layers * filterCount,
    intentErrors,
    weights + intentsAt,
    ofWeights,
    row,
    factor,
    highestSlopes,
    list,
  );
  for (let text = 0; text < texts; text++) {
    const from = layers * filters * <usize>text;
    unpool(highestSlopes + from, highestAt + from, filters, secondSlopes);
    unpool(highestSlopes + from + filters, highestAt + from + filters, filters, firstSlopes);
  }
}
