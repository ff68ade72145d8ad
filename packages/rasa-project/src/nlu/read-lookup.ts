import type { LookupTable } from '../documents/nlu-data.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode } from '../yaml/located-node.ts';
import { readExampleLines } from './example-lines.ts';
import type { NluFileContext } from './nlu-file-context.ts';

/** A lookup table: dashed lines, a list of texts, or the path of a text file with one phrase a line. */
export function readLookup(map: LocatedMap, name: string, context: NluFileContext): LookupTable | undefined {
  const { fields } = context;
  const node = fieldOf(map, 'examples') ?? fieldOf(map, 'elements') ?? fieldOf(map, 'file');
  if (node === undefined || isNull(node)) {
    fields.report('empty-examples', map, {
      message: `The lookup '${name}' has no phrases.`,
      hint: 'Add `examples: |` and below it lines that begin with `- `.',
    });
    return undefined;
  }
  const phrases = readPhrases(node, name, context);
  return { name, phrases: phrases.filter((phrase) => phrase !== ''), at: fields.at(map) };
}

function readPhrases(node: LocatedNode, name: string, context: NluFileContext): readonly string[] {
  const { fields } = context;
  if (node.kind !== 'scalar') return fields.texts(node, `a phrase of the lookup '${name}'`);
  const text = fields.text(node, `the phrases of the lookup '${name}'`)?.trim() ?? '';
  const isPath = !text.startsWith('-') && !text.includes('\n') && /\.(txt|csv)$/i.test(text);
  if (!isPath) return readExampleLines(node, `the lookup '${name}'`, fields).map((line) => line.text);
  const content = context.readText(text);
  if (content === undefined) {
    fields.report('lookup-file-missing', node, {
      message: `The lookup '${name}' names the file '${text}', which does not exist or is not UTF-8.`,
      hint: 'Write the path as seen from the folder in which Rasa is started, or list the phrases here.',
    });
    return [];
  }
  return content.split(/\r?\n/).map((line) => line.trim());
}
