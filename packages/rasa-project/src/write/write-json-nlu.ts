import type { NluData } from '../documents/nlu-data.ts';

/** NLU data in the JSON format of Rasa 1 and 2, which Rasa 3 still reads. Offsets count code points, as there. Texts without an intent are left out. */
export function writeJsonNlu({ examples, synonyms, regexes, lookups }: NluData): string {
  const byValue = Map.groupBy(synonyms, ({ value }) => value);
  const data = {
    rasa_nlu_data: {
      common_examples: examples.flatMap(({ text, intent, entities }) =>
        intent === null
          ? []
          : [
              {
                text,
                intent,
                entities: entities.map(({ start, end, ...entity }) => ({
                  start: codePoints(text.slice(0, start)),
                  end: codePoints(text.slice(0, end)),
                  ...entity,
                })),
              },
            ],
      ),
      regex_features: regexes.map(({ name, pattern }) => ({ name, pattern })),
      lookup_tables: lookups.map(({ name, phrases }) => ({ name, elements: phrases })),
      entity_synonyms: [...byValue].map(([value, items]) => ({ value, synonyms: items.map(({ variant }) => variant) })),
    },
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function codePoints(text: string): number {
  return [...text].length;
}
