import type { JsonObject, JsonValue } from '../documents/json-value.ts';
import type { ResponseCondition, ResponseVariation } from '../documents/response.ts';
import { commentAfter, quoteHint } from '../yaml/comment-after.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import {
  describeNode,
  entryOf,
  fieldOf,
  isNull,
  type LocatedEntry,
  type LocatedMap,
  type LocatedNode,
  shorten,
  toJson,
} from '../yaml/located-node.ts';
import type { Drafted } from './domain-draft.ts';

const KNOWN_KEYS = new Set([
  'id',
  'text',
  'image',
  'custom',
  'buttons',
  'button_type',
  'quick_replies',
  'attachment',
  'elements',
  'channel',
  'metadata',
  'condition',
]);

/** The `responses:` map (of a domain or a data file), in file order. */
export function readResponses(
  node: LocatedNode,
  fields: FieldReader,
): ReadonlyMap<string, Drafted<readonly ResponseVariation[]>> {
  if (isNull(node)) return new Map();
  const responses = new Map<string, Drafted<readonly ResponseVariation[]>>();
  for (const entry of fields.map(node, 'the responses')?.entries ?? []) {
    const variations = readVariations(entry, fields);
    if (variations.length === 0) continue;
    const raw = variations.map((variation) => variation.raw);
    responses.set(entry.key, {
      definition: variations.map((variation) => variation.variation),
      raw,
      at: fields.at(entry),
    });
  }
  return responses;
}

interface ReadVariation {
  readonly variation: ResponseVariation;
  readonly raw: JsonValue;
}

function readVariations(entry: LocatedEntry, fields: FieldReader): readonly ReadVariation[] {
  const name = entry.key;
  if (!name.startsWith('utter_')) {
    fields.report('response-name', entry, {
      message: `The response '${name}' does not begin with 'utter_', so Rasa cannot say it.`,
      hint: `Rename it to 'utter_${name}'.`,
    });
  }
  if (isNull(entry.value)) {
    fields.report('empty-response', entry, {
      message: `The response '${name}' has no variations.`,
      hint: 'Add at least `- text: "…"` below it.',
    });
    return [];
  }
  // Before 3.0 a response could be a single text.
  const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  if (entry.value.kind === 'map') fields.list(entry.value, `the response '${name}'`);
  if (items.length === 0) {
    fields.report('empty-response', entry, {
      message: `The response '${name}' is an empty list.`,
      hint: 'Add at least `- text: "…"` below it.',
    });
  }
  return items.map((item) => readVariation(item, name, fields)).filter((item) => item !== undefined);
}

function readVariation(node: LocatedNode, name: string, fields: FieldReader): ReadVariation | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.special === undefined) {
    fields.report('text-variation', node, {
      message: `A variation of '${name}' is a bare text, an old form.`,
      hint: 'Write `- text: "…"`.',
    });
    return { variation: { text: node.value, extra: {}, at: fields.at(node) }, raw: { text: node.value } };
  }
  const map = fields.map(node, `a variation of the response '${name}'`);
  if (map === undefined) return undefined;
  const variation = readKeys(map, name, fields);
  const hasCustom = variation.custom !== undefined && Object.keys(variation.custom).length > 0;
  if (variation.text === undefined && !hasCustom) {
    const entry = entryOf(map, 'text');
    const comment = entry === undefined ? undefined : commentAfter(fields.at(entry), fields.file.lines);
    fields.report('empty-response', comment === undefined || entry === undefined ? map : entry, {
      message: `A variation of the response '${name}' has neither \`text\` nor \`custom\`.`,
      hint: comment === undefined ? 'Add `text:` with what the bot is to say.' : quoteHint(comment),
    });
    if (Object.keys(variation).length <= 2) return undefined;
  }
  return { variation, raw: toJson(map) };
}

function readKeys(map: LocatedMap, name: string, fields: FieldReader): ResponseVariation {
  const unknown = map.entries.filter((entry) => !KNOWN_KEYS.has(entry.key));
  for (const entry of unknown) {
    fields.report('unknown-response-key', entry, {
      message: `A variation of '${name}' has the key '${entry.key}', which Rasa does not know.`,
      hint: `Delete it, put it under \`metadata:\`, or check its spelling; known are ${[...KNOWN_KEYS].join(', ')}.`,
    });
  }
  const json = (key: string): JsonValue | undefined => {
    const node = fieldOf(map, key);
    return node === undefined || isNull(node) ? undefined : toJson(node);
  };
  const text = (key: string): string | undefined => {
    const node = fieldOf(map, key);
    return node === undefined || isNull(node) ? undefined : fields.text(node, `\`${key}\` of the response '${name}'`);
  };
  warnAboutCutText(map, name, fields);
  return withoutUndefined({
    id: text('id'),
    text: text('text'),
    buttons: readMaps(map, 'buttons', { name, fields }),
    buttonType: text('button_type'),
    image: text('image'),
    custom: readMap(map, 'custom', { name, fields }),
    attachment: readMap(map, 'attachment', { name, fields }),
    quickReplies: json('quick_replies'),
    elements: json('elements'),
    channel: text('channel'),
    condition: readConditions(map, name, fields),
    metadata: json('metadata'),
    extra: Object.fromEntries(unknown.map((entry) => [entry.key, toJson(entry.value)])),
    at: fields.at(map),
  });
}

/** `کد شما #OFF20` without quotes ends before the `#`. A comment of an author has a space after it. */
function warnAboutCutText(map: LocatedMap, name: string, fields: FieldReader): void {
  const node = fieldOf(map, 'text');
  if (node?.kind !== 'scalar' || node.style !== 'plain' || typeof node.value !== 'string') return;
  const comment = commentAfter(fields.at(node), fields.file.lines);
  if (comment === undefined || !/^#[^\s#]/u.test(comment)) return;
  fields.report('comment-in-text', node, {
    message: `A text of the response '${name}' ends before '${shorten(comment)}'.`,
    hint: quoteHint(`${node.source} ${comment}`),
  });
}

type Undefinable<T> = { readonly [K in keyof T]: T[K] | undefined };

function withoutUndefined(variation: Undefinable<Required<ResponseVariation>>): ResponseVariation {
  const kept = Object.entries(variation).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as unknown as ResponseVariation;
}

interface ResponseContext {
  readonly name: string;
  readonly fields: FieldReader;
}

function readMap(map: LocatedMap, key: string, { name, fields }: ResponseContext): JsonObject | undefined {
  const node = fieldOf(map, key);
  if (node === undefined || isNull(node)) return undefined;
  const value = fields.map(node, `\`${key}\` of the response '${name}'`);
  return value === undefined ? undefined : (toJson(value) as JsonObject);
}

function readMaps(map: LocatedMap, key: string, { name, fields }: ResponseContext): readonly JsonObject[] | undefined {
  const node = fieldOf(map, key);
  if (node === undefined || isNull(node)) return undefined;
  const list = fields.list(node, `\`${key}\` of the response '${name}'`);
  if (list === undefined) return undefined;
  return list.items.flatMap((item) => {
    const button = fields.map(item, `an item of \`${key}\` of the response '${name}'`);
    const title = button === undefined || key !== 'buttons' ? undefined : entryOf(button, 'title');
    if (title !== undefined && isNull(title.value)) fields.text(title.value, `the title of a button of '${name}'`);
    return button === undefined ? [] : [toJson(button) as JsonObject];
  });
}

function readConditions(map: LocatedMap, name: string, fields: FieldReader): readonly ResponseCondition[] | undefined {
  const node = fieldOf(map, 'condition');
  if (node === undefined || isNull(node)) return undefined;
  const list = fields.list(node, `the condition of the response '${name}'`);
  return list?.items.flatMap((item) => {
    const condition = fields.map(item, `an item of the condition of the response '${name}'`);
    if (condition === undefined) return [];
    const type = fieldOf(condition, 'type');
    const slot = fieldOf(condition, 'name');
    const value = fieldOf(condition, 'value');
    if (type === undefined || slot === undefined || value === undefined) {
      fields.report('missing-key', condition, {
        message: `A condition of the response '${name}' needs \`type\`, \`name\` and \`value\`; it is ${describeNode(condition)} without one of them.`,
        hint: 'Write `- type: slot`, `name: <slot>` and `value: <value>`.',
      });
      return [];
    }
    return [
      {
        type: fields.text(type, 'the type of a condition') ?? '',
        name: fields.text(slot, 'the slot of a condition') ?? '',
        value: toJson(value),
      },
    ];
  });
}
