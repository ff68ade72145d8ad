import type { NluParse } from '../src/index.ts';
import { saidIntent } from './said-intent.ts';

/** A message with what should be understood; offsets in UTF-16 units. */
export interface Line {
  readonly text: string;
  readonly intent: string;
  readonly slots: readonly {
    readonly slot: string;
    readonly start: number;
    readonly end: number;
    readonly value: string;
  }[];
}

/** What of a parse is held against a line. */
export type UnderstoodLine = Pick<NluParse, 'intent' | 'entities' | 'responseSelector'>;

/** Counts what is right; shares from 0 to 1. Spans count when label, start and end are right. */
export function createScore() {
  const perIntent = new Map<string, { gold: number; predicted: number; right: number }>();
  const spans = { gold: 0, found: 0, right: 0 };
  const lines = { all: 0, right: 0, exact: 0 };
  const countsOf = (intent: string) => {
    const known = perIntent.get(intent) ?? { gold: 0, predicted: 0, right: 0 };
    perIntent.set(intent, known);
    return known;
  };
  return {
    add({ intent, slots }: Line, parse: UnderstoodLine): void {
      const said = saidIntent(intent, parse.intent.name, parse.responseSelector);
      const isRight = said === intent;
      countsOf(intent).gold++;
      if (said !== null) countsOf(said).predicted++;
      if (isRight) countsOf(intent).right++;
      const gold = new Set(slots.map(({ slot, start, end }) => `${slot} ${start} ${end}`));
      const found = new Set(parse.entities.map(({ entity, start, end }) => `${entity} ${start} ${end}`));
      const hits = [...found].filter((span) => gold.has(span)).length;
      spans.gold += gold.size;
      spans.found += found.size;
      spans.right += hits;
      lines.all++;
      if (isRight) lines.right++;
      if (isRight && hits === gold.size && hits === found.size) lines.exact++;
    },
    result() {
      const tested = [...perIntent.values()].filter(({ gold }) => gold > 0);
      return {
        intent_accuracy: lines.right / lines.all,
        intent_macro_f1:
          tested.reduce((sum, counts) => sum + f1({ ...counts, found: counts.predicted }), 0) / tested.length,
        slot_f1: f1(spans),
        exact_match: lines.exact / lines.all,
      };
    },
  };
}

function f1({ right, gold, found }: { readonly right: number; readonly gold: number; readonly found: number }): number {
  return gold + found === 0 ? 0 : (2 * right) / (gold + found);
}
