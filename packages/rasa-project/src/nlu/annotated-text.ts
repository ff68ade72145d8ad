import type { AnnotatedEntity } from '../documents/nlu-data.ts';
import { type EntityWithoutSpan, parseEntityJson } from './entity-json.ts';

/** What can be wrong with an annotation. */
export type AnnotationProblemKind = 'unclosed' | 'bad-json' | 'gap' | 'empty';

/** One thing that is wrong with an annotation. */
export interface AnnotationProblem {
  readonly kind: AnnotationProblemKind;
  /** UTF-16 offset in the text as written. */
  readonly offset: number;
  readonly detail: string;
}

/** A training text with its annotations taken out. */
export interface AnnotatedText {
  /** The text without annotations. */
  readonly text: string;
  readonly entities: readonly AnnotatedEntity[];
  readonly problems: readonly AnnotationProblem[];
}

/** What follows `[text]`: the entities it names (without offsets) and where it ends, or what is wrong with it. */
type Tail =
  | { readonly end: number; readonly entities: readonly EntityWithoutSpan[]; readonly detail?: string }
  | { readonly problem: AnnotationProblemKind; readonly detail: string }
  | undefined;

/** Problems kept for one text; a broken line of a megabyte needs no million messages. */
const MAX_PROBLEMS = 3;
const EXCERPT_LENGTH = 40;
/** Up to here searching anew costs less than remembering; ordinary examples have some 50 characters. */
const SHORT_TEXT_LENGTH = 1_000;

/**
 * Takes the annotations out of a training text: `[text](type)`, `[text](type:value)`, `[text]{"entity": …}`, `[text][{…}, {…}]`.
 * Offsets are UTF-16 units in the text that remains. What is no annotation stays as it is. Linear in the length of the text.
 */
export function readAnnotatedText(source: string): AnnotatedText {
  if (!source.includes('[')) return { text: source, entities: [], problems: [] };
  const entities: AnnotatedEntity[] = [];
  const problems: AnnotationProblem[] = [];
  const parts: string[] = [];
  const find = createFinder(source);
  const note = (kind: AnnotationProblemKind, offset: number, detail: string) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ kind, offset, detail });
  };
  let length = 0;
  let copied = 0;
  let open = find('[', 0);
  while (open >= 0) {
    if (source[open + 1] === ']') {
      if (source[open + 2] === '(' || source[open + 2] === '{')
        note('empty', open, source.slice(open, open + EXCERPT_LENGTH));
      open = find('[', open + 1);
      continue;
    }
    const close = find(']', open + 1);
    if (close < 0) {
      note('unclosed', open, source.slice(open, open + EXCERPT_LENGTH));
      break;
    }
    const surface = source.slice(open + 1, close);
    const tail = readTail(source, { from: close + 1, surface, find });
    if (tail === undefined || 'problem' in tail) {
      if (tail !== undefined) note(tail.problem, open, tail.detail);
      open = find('[', close);
      continue;
    }
    if (tail.detail !== undefined) note('bad-json', open, tail.detail);
    parts.push(source.slice(copied, open), surface);
    const start = length + (open - copied);
    length = start + surface.length;
    for (const entity of tail.entities) entities.push({ start, end: length, ...entity });
    copied = tail.end;
    open = find('[', copied);
  }
  parts.push(source.slice(copied));
  return { text: parts.join(''), entities, problems };
}

type Finder = (character: string, from: number) => number;

/** `indexOf` for positions that only grow: every character's next place is searched once. */
function createFinder(source: string): Finder {
  if (source.length <= SHORT_TEXT_LENGTH) return (character, from) => source.indexOf(character, from);
  const next = new Map<string, number>();
  return (character, from) => {
    const known = next.get(character);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = source.indexOf(character, from);
    next.set(character, found);
    return found;
  };
}

interface TailContext {
  readonly from: number;
  readonly surface: string;
  readonly find: Finder;
}

function readTail(source: string, context: TailContext): Tail {
  const { from, surface } = context;
  switch (source[from]) {
    case '(':
      return readParenthesis(source, context);
    case '{':
      return readJsonTail(source, context, '}');
    case '[':
      return source[from + 1] === '{' ? readJsonTail(source, context, ']') : undefined;
    case ' ':
      return /^ +(?:\([\p{L}\p{N}_-]+\)|\{\s*")/u.test(source.slice(from, from + 60))
        ? { problem: 'gap', detail: surface }
        : undefined;
    default:
      return undefined;
  }
}

function readParenthesis(source: string, { from, surface, find }: TailContext): Tail {
  const end = find(')', from + 1);
  const excerpt = source.slice(from, from + EXCERPT_LENGTH);
  if (end < 0) return { problem: 'unclosed', detail: excerpt };
  const colon = find(':', from + 1);
  const hasValue = colon >= 0 && colon < end;
  const entityEnd = hasValue ? colon : end;
  if (entityEnd === from + 1 || (hasValue && colon + 1 === end)) return { problem: 'unclosed', detail: excerpt };
  const entity = source.slice(from + 1, entityEnd);
  return { end: end + 1, entities: [{ entity, value: hasValue ? source.slice(colon + 1, end) : surface }] };
}

function readJsonTail(source: string, { from, surface, find }: TailContext, closing: string): Tail {
  const end = find(closing, from + 1);
  if (end < 0) return { problem: 'unclosed', detail: source.slice(from, from + EXCERPT_LENGTH) };
  const parsed = parseEntityJson(source.slice(from, end + 1), surface);
  // Like Rasa, the annotation is taken out of the text even if its JSON cannot be used.
  return 'detail' in parsed ? { end: end + 1, entities: [], detail: parsed.detail } : { end: end + 1, ...parsed };
}
