import type { Position } from '../documents/diagnostic.ts';
import type { LineIndex } from './line-index.ts';
import type { LocatedNode } from './located-node.ts';

/** One YAML file that could be parsed. */
export interface YamlFile {
  readonly path: string;
  /** `undefined` for an empty file. */
  readonly root: LocatedNode | undefined;
  readonly lines: LineIndex;
  readonly positionAt: (offset: number) => Position;
}
