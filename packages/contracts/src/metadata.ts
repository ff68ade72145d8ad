import { z } from 'zod';
import { findJsonTextFault } from './json-text.ts';

/** How deep the metadata of a message may nest, the object itself being level 1. */
export const maxMetadataDepth = 5;
/** How many UTF-8 bytes the metadata of a message may take as JSON. */
export const maxMetadataBytes = 4096;

/**
 * What a channel adds to a message: a flat or slightly nested object, at most 5 levels and 4 KB as JSON. Its texts and names
 * hold what the texts of messages may hold: it is stored, sent on and shown as they are.
 * Depth is measured without recursion, so no input can exhaust the stack.
 */
export const metadataSchema = z
  .record(z.string(), z.unknown())
  .superRefine((metadata, context) => {
    if (isDeeperThan(metadata, maxMetadataDepth)) {
      const params = { code: 'too_deep', values: { max: maxMetadataDepth } };
      context.addIssue({ code: 'custom', message: 'too_deep', params });
      return;
    }
    if (new TextEncoder().encode(JSON.stringify(metadata)).length > maxMetadataBytes) {
      const params = { code: 'too_many_bytes', values: { max: maxMetadataBytes } };
      context.addIssue({ code: 'custom', message: 'too_many_bytes', params });
      return;
    }
    const fault = findJsonTextFault(metadata);
    if (fault !== null) {
      const { code, values, path } = fault;
      context.addIssue({ code: 'custom', message: code, params: { code, values }, path: [...path] });
    }
  })
  .meta({ description: `At most ${maxMetadataDepth} levels and ${maxMetadataBytes} bytes of JSON.` });

function isDeeperThan(root: object, maxDepth: number): boolean {
  let level: readonly object[] = [root];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap((value) => Object.values(value).filter(isObject));
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
