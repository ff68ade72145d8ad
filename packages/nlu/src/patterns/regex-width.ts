import type { RegexNode } from './regex-node.ts';

/** How many characters every match has; null when that varies. */
export function fixedWidth(node: RegexNode): number | null {
  switch (node.kind) {
    case 'character':
      return 1;
    case 'sequence': {
      let sum = 0;
      for (const item of node.items) {
        const width = fixedWidth(item);
        if (width === null) return null;
        sum += width;
      }
      return sum;
    }
    case 'choice':
      return sameWidth(node.options);
    case 'conditional':
      return sameWidth([node.yes, node.no]);
    case 'repeat': {
      const width = fixedWidth(node.item);
      return width !== null && node.least === node.most ? width * node.least : null;
    }
    case 'group':
    case 'atomic':
      return fixedWidth(node.item);
    case 'backreference':
      return null;
    case 'look':
    case 'assertion':
      return 0;
  }
}

function sameWidth(nodes: readonly RegexNode[]): number | null {
  const widths = nodes.map(fixedWidth);
  const first = widths[0] ?? 0;
  return widths.every((width) => width === first) ? first : null;
}
