import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { type Environment, expandEnvironment, hasEnvironmentReference } from './environment.ts';
import type { LocatedEntry, LocatedMap, LocatedNode, LocatedScalar } from './located-node.ts';
import { resolvePlainScalar } from './plain-scalar.ts';

export interface LocateOptions {
  /** Unquoted `${NAME}` is replaced by these; without them it stays as written and the node is marked. */
  readonly environment?: Environment;
  readonly report: (problem: { code: DiagnosticCode; offset: number; message: string; hint: string }) => void;
}

/** How deep lists and maps may be nested. Rasa's own files stay below 12. */
const MAX_DEPTH = 100;
/** How many values a file may stand for once its aliases are followed; beyond it a file of a few lines is an alias bomb. */
const MAX_EXPANDED_NODES = 2_000_000;

interface Sized {
  readonly node: LocatedNode;
  readonly size: number;
}

const EMPTY: LocatedScalar = { kind: 'scalar', offset: 0, value: null, source: '', style: 'plain' };

/**
 * The parser's tree as located values: scalars by Rasa's rules, aliases shared (never copied), merge keys applied, duplicate keys reported.
 * Linear in the size of the file.
 */
export function locateNodes(document: Document.Parsed, options: LocateOptions): LocatedNode | undefined {
  const anchors = new Map<string, Sized | 'open'>();
  let isBomb = false;

  const problem = (code: DiagnosticCode, offset: number, message: string, hint: string) =>
    options.report({ code, offset, message, hint });

  function convert(node: ParsedNode | null | undefined, depth: number, fallbackOffset: number): Sized {
    if (node === null || node === undefined) return { node: { ...EMPTY, offset: fallbackOffset }, size: 1 };
    if (depth > MAX_DEPTH) {
      problem(
        'yaml-too-deep',
        node.range[0],
        `Lists and maps are nested more than ${MAX_DEPTH} levels deep.`,
        'Check for a run of stray brackets or dashes.',
      );
      return { node: { ...EMPTY, offset: node.range[0] }, size: 1 };
    }
    if (isAlias(node)) return followAlias(node.source, node.range[0]);
    const anchor = node.anchor;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const sized = convertValue(node, depth);
    if (anchor !== undefined) anchors.set(anchor, sized);
    if (sized.size > MAX_EXPANDED_NODES && !isBomb) {
      isBomb = true;
      problem(
        'yaml-alias-bomb',
        sized.node.offset,
        'Aliases repeat each other so often that the file would grow beyond all bounds.',
        'Write the repeated part out where it is needed, without aliases (`*name`) that contain aliases.',
      );
    }
    return isBomb ? { node: { ...EMPTY, offset: sized.node.offset }, size: 1 } : sized;
  }

  function convertValue(node: Exclude<ParsedNode, { type: 'ALIAS' }>, depth: number): Sized {
    const offset = node.range[0];
    if (isScalar(node)) return { node: convertScalar(node as Scalar.Parsed, options), size: 1 };
    if (isSeq(node)) {
      const items = node.items.map((item) => convert(item as ParsedNode | null, depth + 1, offset));
      return { node: { kind: 'list', offset, items: items.map((item) => item.node) }, size: sum(items) };
    }
    if (isMap(node)) return convertMap(node.items as readonly Pair<ParsedNode, ParsedNode | null>[], offset, depth);
    return { node: { ...EMPTY, offset }, size: 1 };
  }

  function convertMap(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], offset: number, depth: number): Sized {
    const entries = new Map<string, LocatedEntry>();
    const merged: LocatedEntry[] = [];
    let size = 1;
    for (const pair of pairs) {
      const keyOffset = pair.key?.range?.[0] ?? offset;
      const value = convert(pair.value, depth + 1, keyOffset);
      size += value.size + 1;
      if (!isScalar(pair.key)) {
        problem(
          'yaml-complex-key',
          keyOffset,
          'A key of a map is itself a list, a map or an alias.',
          'Use a plain text as key; a text that begins with `{`, `[` or `*` needs quotes.',
        );
        continue;
      }
      const key = pair.key.type === 'PLAIN' ? (pair.key.source ?? '') : String(pair.key.value);
      if (key === '<<' && pair.key.type === 'PLAIN') {
        merged.push(...mergedEntries(value.node, problem));
        continue;
      }
      const earlier = entries.get(key);
      if (earlier !== undefined) {
        problem(
          'yaml-duplicate-key',
          keyOffset,
          `The key '${key}' appears twice in the same map.`,
          'Keep one of the two, or put what stands under both below a single key.',
        );
        continue;
      }
      entries.set(key, { key, keyOffset, value: value.node });
    }
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    const map: LocatedMap = { kind: 'map', offset, entries: [...entries.values()] };
    return { node: map, size };
  }

  function followAlias(name: string, offset: number): Sized {
    const target = anchors.get(name);
    if (target === 'open') {
      problem(
        'yaml-cyclic-alias',
        offset,
        `The alias '*${name}' stands inside the part it repeats.`,
        'Write the inner part out instead of repeating it by an alias.',
      );
      return { node: { ...EMPTY, offset }, size: 1 };
    }
    if (target !== undefined) return target;
    problem(
      'yaml-unknown-alias',
      offset,
      `The alias '*${name}' has no anchor '&${name}' before it.`,
      'If this is a text that begins with an asterisk, put quotes around it.',
    );
    return { node: { ...EMPTY, offset }, size: 1 };
  }

  const root = document.contents;
  if (root === null) return undefined;
  const converted = convert(root as ParsedNode, 0, 0);
  return isBomb ? undefined : converted.node;
}

function sum(items: readonly Sized[]): number {
  let total = 1;
  for (const item of items) total += item.size;
  return total;
}

function mergedEntries(
  node: LocatedNode,
  problem: (code: DiagnosticCode, offset: number, message: string, hint: string) => void,
): readonly LocatedEntry[] {
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'list') return node.items.flatMap((item) => mergedEntries(item, problem));
  problem(
    'wrong-type',
    node.offset,
    'The merge key `<<` needs a map, or an alias of one.',
    'Point it at an anchored map: `<<: *name`.',
  );
  return [];
}

function convertScalar(node: Scalar.Parsed, options: LocateOptions): LocatedScalar {
  const offset = node.range[0];
  const text = String(node.value ?? '');
  if (node.tag !== undefined && node.tag !== '!' && !node.tag.startsWith('tag:yaml.org,2002:')) {
    options.report({
      code: 'yaml-unknown-tag',
      offset,
      message: `The tag '${node.tag}' is not known to Rasa.`,
      hint: 'If this is a text that begins with an exclamation mark, put quotes around it.',
    });
  }
  if (node.tag === 'tag:yaml.org,2002:str' || node.tag === '!') {
    return { kind: 'scalar', offset, value: text, source: text, style: 'quoted' };
  }
  switch (node.type) {
    case 'BLOCK_LITERAL':
      return { kind: 'scalar', offset, value: text, source: text, style: 'literal' };
    case 'BLOCK_FOLDED':
      return { kind: 'scalar', offset, value: text, source: text, style: 'folded' };
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return { kind: 'scalar', offset, value: text, source: text, style: 'quoted' };
    default:
      return convertPlain(text, offset, options);
  }
}

function convertPlain(text: string, offset: number, options: LocateOptions): LocatedScalar {
  if (hasEnvironmentReference(text)) {
    if (options.environment === undefined) {
      return { kind: 'scalar', offset, value: text, source: text, style: 'plain', special: 'environment' };
    }
    const expanded = expandEnvironment(text, options.environment);
    for (const name of expanded.missing) {
      options.report({
        code: 'environment-variable-unset',
        offset,
        message: `The environment variable '${name}' is not set, but '${text}' needs it.`,
        hint: `Set it before starting, e.g. \`export ${name}=…\`, or write the value into the file.`,
      });
    }
    return { kind: 'scalar', offset, value: expanded.text, source: text, style: 'plain', special: 'environment' };
  }
  const resolved = resolvePlainScalar(text);
  const scalar: LocatedScalar = { kind: 'scalar', offset, value: resolved.value, source: text, style: 'plain' };
  return resolved.kind === 'date' ? { ...scalar, special: 'date' } : scalar;
}
