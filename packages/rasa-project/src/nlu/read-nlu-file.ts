import { readResponses } from '../domain/read-responses.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { readExampleLines } from './example-lines.ts';
import type { NluFileContext } from './nlu-file-context.ts';
import { readExample, type WrittenExample } from './read-example.ts';
import { readLookup } from './read-lookup.ts';
import { withoutBlanks } from './without-blanks.ts';

/** Adds the `nlu:` entries and the `responses:` of one data file to the draft; its version was checked before. */
export function readNluFile(root: LocatedMap, context: NluFileContext): void {
  const { draft, fields } = context;
  const responses = fieldOf(root, 'responses');
  if (responses !== undefined) {
    for (const [name, response] of readResponses(responses, fields)) draft.responses.set(name, response);
  }
  const nlu = fieldOf(root, 'nlu');
  if (nlu === undefined || isNull(nlu)) return;
  for (const item of fields.list(nlu, 'the `nlu` section')?.items ?? []) readEntry(item, context);
}

function readEntry(node: LocatedNode, context: NluFileContext): void {
  const { fields, draft } = context;
  const map = fields.map(node, 'an entry of the `nlu` section');
  if (map === undefined) return;
  const kind = (['intent', 'synonym', 'regex', 'lookup'] as const).find((key) => fieldOf(map, key) !== undefined);
  if (kind === undefined) {
    fields.report('unknown-nlu-entry', map, {
      message: `An entry of the \`nlu\` section has none of the keys intent, synonym, regex, lookup, so it is skipped.`,
      hint: 'Begin it with `- intent: name` (or synonym, regex, lookup).',
    });
    return;
  }
  const name = fields.text(fieldOf(map, kind) as LocatedNode, `the name of the ${kind}`)?.trim();
  if (name === undefined) return;
  if (name === '') {
    fields.report('empty-name', map, {
      message: `An entry of the \`nlu\` section has an empty ${kind} name.`,
      hint: `Write \`- ${kind}: name\`.`,
    });
    return;
  }
  const owner = `the ${kind} '${name}'`;
  if (kind === 'lookup') {
    const table = readLookup(map, name, context);
    if (table !== undefined) draft.lookups.push(table);
    return;
  }
  const examples = readWrittenExamples(map, owner, fields);
  switch (kind) {
    case 'intent':
      for (const example of examples) readExample(example, name, { draft, fields });
      return;
    case 'synonym':
      for (const example of examples) draft.synonyms.push({ variant: example.text, value: name, at: example.at });
      return;
    case 'regex':
      for (const example of examples) draft.regexes.push({ name, pattern: example.text, at: example.at });
  }
}

/** `examples` as a block of dashed lines, or as a list of maps with `text` (or of texts). */
function readWrittenExamples(map: LocatedMap, owner: string, fields: FieldReader): readonly WrittenExample[] {
  const node = fieldOf(map, 'examples');
  const metadataNode = fieldOf(map, 'metadata');
  const metadata = metadataNode === undefined ? {} : { metadata: toJson(metadataNode) };
  if (node === undefined || isNull(node)) {
    fields.report('empty-examples', map, {
      message: `${owner.charAt(0).toUpperCase()}${owner.slice(1)} has no examples.`,
      hint: 'Add `examples: |` and below it lines that begin with `- `.',
    });
    return [];
  }
  if (node.kind === 'map') {
    fields.text(node, `the examples of ${owner}`);
    return [];
  }
  const written: readonly WrittenExample[] =
    node.kind === 'list'
      ? node.items.flatMap((item) => readListedExample(item, { owner, fields, metadata }))
      : readExampleLines(node, owner, fields).map((line) => ({ ...line, ...metadata }));
  return withoutBlanks(written, { node, owner, what: 'examples' }, fields);
}

function readListedExample(
  item: LocatedNode,
  { owner, fields, metadata }: { owner: string; fields: FieldReader; metadata: Pick<WrittenExample, 'metadata'> },
): readonly WrittenExample[] {
  if (item.kind === 'map') {
    const textNode = fieldOf(item, 'text');
    const text = textNode === undefined ? undefined : fields.text(textNode, `an example of ${owner}`);
    if (textNode === undefined) {
      fields.report('missing-key', item, {
        message: `An example of ${owner} has no \`text\`.`,
        hint: 'Write `- text: …`.',
      });
    }
    if (text === undefined || textNode === undefined) return [];
    const own = fieldOf(item, 'metadata');
    return [
      {
        text: text.trim(),
        at: fields.at(textNode),
        ...metadata,
        ...(own === undefined ? {} : { metadata: toJson(own) }),
      },
    ];
  }
  const text = fields.text(item, `an example of ${owner}`);
  return text === undefined ? [] : [{ text: text.trim(), at: fields.at(item), ...metadata }];
}
