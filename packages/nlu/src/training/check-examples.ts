import type { TrainingExample, TrainingWarning } from '../model/training-data.ts';

/**
 * Leaves out what cannot be learned (empty texts, spans outside their text) and reports it, with texts that stand under
 * two intents.
 */
export function checkExamples(given: readonly TrainingExample[]): {
  examples: readonly TrainingExample[];
  warnings: readonly TrainingWarning[];
} {
  const warnings: TrainingWarning[] = [];
  const outside: string[] = [];
  const contradictory = new Set<string>();
  const intentOf = new Map<string, string>();
  let emptyCount = 0;
  const examples: TrainingExample[] = [];
  for (const example of given) {
    if (example.text.trim() === '') {
      emptyCount++;
      continue;
    }
    const entities = example.entities.filter(({ start, end }) => isInside(start, end, example.text.length));
    if (entities.length < example.entities.length) outside.push(example.text);
    if (example.intent !== null) {
      const known = intentOf.get(example.text);
      if (known !== undefined && known !== example.intent) contradictory.add(example.text);
      intentOf.set(example.text, example.intent);
    }
    examples.push(entities.length < example.entities.length ? { ...example, entities } : example);
  }
  if (emptyCount > 0)
    warnings.push({ code: 'empty-example', message: `${emptyCount} examples have no text and are left out.` });
  if (outside.length > 0) {
    warnings.push({
      code: 'span-outside-text',
      message: 'An annotated span does not lie inside its text and is left out.',
      examples: outside,
    });
  }
  if (contradictory.size > 0) {
    warnings.push({
      code: 'contradictory-examples',
      message: 'The same text stands under two intents.',
      examples: [...contradictory],
    });
  }
  return { examples, warnings };
}

function isInside(start: number, end: number, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
}
