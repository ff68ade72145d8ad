import { drawing, text } from './draw-svg.ts';

/** How sure right and wrong answers were: counts in 20 equal steps from 0 to 1. */
export interface ConfidenceHistogram {
  readonly right: readonly number[];
  readonly wrong: readonly number[];
}

const steps = 20;

export function confidenceHistogram(
  answers: readonly { readonly isRight: boolean; readonly confidence: number }[],
): ConfidenceHistogram {
  const right = new Array<number>(steps).fill(0);
  const wrong = new Array<number>(steps).fill(0);
  for (const { isRight, confidence } of answers) {
    const side = isRight ? right : wrong;
    const step = Math.min(steps - 1, Math.max(0, Math.floor(confidence * steps)));
    side[step] = (side[step] ?? 0) + 1;
  }
  return { right, wrong };
}

const rowHeight = 18;
const half = 260;
const middle = 340;

/** The histogram as a picture: wrong answers to the left, right ones to the right. */
export function drawHistogram({ right, wrong }: ConfidenceHistogram, title: string): string {
  const most = Math.max(1, ...right, ...wrong);
  const parts = [text(middle, 18, 'middle', `${title}: confidence of wrong (left) and right (right) answers`)];
  for (let step = 0; step < steps; step++) {
    const y = 30 + (steps - 1 - step) * rowHeight;
    const width = (count: number) => ((half - 40) * count) / most;
    const left = width(wrong[step] ?? 0);
    parts.push(
      text(middle, y + 12, 'middle', (step / steps).toFixed(2)),
      `<rect x="${middle - 24 - left}" y="${y}" width="${left}" height="${rowHeight - 3}" fill="#c81e1e"/>`,
      `<rect x="${middle + 24}" y="${y}" width="${width(right[step] ?? 0)}" height="${rowHeight - 3}" fill="#228b22"/>`,
      text(middle - 30 - left, y + 12, 'end', String(wrong[step] || '')),
      text(middle + 30 + width(right[step] ?? 0), y + 12, 'start', String(right[step] || '')),
    );
  }
  return drawing(2 * middle, 40 + steps * rowHeight, parts);
}
