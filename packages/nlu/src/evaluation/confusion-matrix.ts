import type { Outcome } from './classification-report.ts';
import { drawing, escapeXml, text } from './draw-svg.ts';

/** How often each expected label (row) was taken for each label (column). Labels in alphabetical order. */
export interface ConfusionMatrix {
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** The matrix of all outcomes; O(outcomes + labels²). */
export function confusionMatrix(outcomes: readonly Outcome[]): ConfusionMatrix {
  const labels = [...new Set(outcomes.flatMap(({ expected, predicted }) => [expected, predicted]))].sort();
  const index = new Map(labels.map((label, place) => [label, place]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { expected, predicted } of outcomes) {
    const row = counts[index.get(expected) ?? 0];
    const column = index.get(predicted) ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { labels, counts };
}

const cell = 16;
const letter = 6.2;

/** The matrix as a picture: right answers in green, wrong ones in red, darker = a larger share of the row. */
export function drawConfusionMatrix({ labels, counts }: ConfusionMatrix, title: string): string {
  const margin = Math.max(40, ...labels.map((label) => label.length * letter)) + 12;
  const size = labels.length * cell;
  const parts: string[] = [];
  labels.forEach((label, row) => {
    const middle = margin + row * cell + cell / 2 + 4;
    parts.push(text(margin - 6, middle, 'end', label));
    parts.push(
      `<text transform="translate(${middle},${margin - 6}) rotate(-90)" font-size="11">${escapeXml(label)}</text>`,
    );
    const total = (counts[row] ?? []).reduce((sum, count) => sum + count, 0);
    (counts[row] ?? []).forEach((count, column) => {
      if (count === 0) return;
      const colour = row === column ? '34,139,34' : '200,30,30';
      const share = (0.25 + (0.75 * count) / total).toFixed(2);
      const hint = `${label} → ${labels[column]}: ${count}`;
      parts.push(
        `<rect x="${margin + column * cell}" y="${margin + row * cell}" width="${cell}" height="${cell}" fill="rgba(${colour},${share})"><title>${escapeXml(hint)}</title></rect>`,
      );
    });
  });
  const frame = `<rect x="${margin}" y="${margin}" width="${size}" height="${size}" fill="none" stroke="#888"/>`;
  const note = text(margin, margin + size + 18, 'start', `${title}: rows expected, columns predicted`);
  return drawing(margin + size + 20, margin + size + 30, [frame, ...parts, note]);
}
