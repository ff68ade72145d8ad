import type { LookupTable } from '../documents/nlu-data.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode } from '../yaml/located-node.ts';
import { type ExampleLine, readExampleLines } from './example-lines.ts';
import type { NluFileContext } from './nlu-file-context.ts';
import { withoutBlanks } from './without-blanks.ts';

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
  return { name, phrases: readPhrases(node, name, context) ?? [], at: fields.at(map) };
}

/** Nothing where the file that is named cannot be read: that is told already. */
function readPhrases(node: LocatedNode, name: string, context: NluFileContext): readonly string[] | undefined {
  const { fields } = context;
  const owner = `the lookup '${name}'`;
  const said = (written: readonly ExampleLine[]): readonly string[] =>
    withoutBlanks(written, { node, owner, what: 'phrases' }, fields).map(({ text }) => text);
  if (node.kind === 'map') return fields.texts(node, `a phrase of ${owner}`);
  if (node.kind === 'list')
    return said(
      node.items.flatMap((item) => {
        const phrase = fields.text(item, `a phrase of ${owner}`);
        return phrase === undefined ? [] : [{ text: phrase, at: fields.at(item) }];
      }),
    );
  const text = fields.text(node, `the phrases of the lookup '${name}'`)?.trim() ?? '';
  const isPath = !text.startsWith('-') && !text.includes('\n') && /\.(txt|csv)$/i.test(text);
  if (!isPath) return said(readExampleLines(node, owner, fields));
  const content = context.readText(text);
  if (content === undefined) {
    fields.report('lookup-file-missing', node, {
      message: `The lookup '${name}' names the file '${text}', which does not exist or is not UTF-8.`,
      hint: 'Write the path as seen from the folder in which Rasa is started, or list the phrases here.',
    });
    return undefined;
  }
  const phrases = content.split(/\r?\n/).map((line) => line.trim());
  // Blank lines of a file of phrases are nobody's mistake.
  return said(phrases.filter((phrase) => phrase !== '').map((phrase) => ({ text: phrase, at: fields.at(node) })));
}
