/** What the second thread of a training needs, and no more: it starts in a third of the time that all of the package takes. */
export { transferablesOf } from './intents/intent-features.ts';
export { startBeside } from './training/learn-beside.ts';
export type { PackedReadings } from './training/pack-readings.ts';
