import type { Outcome } from './classification-report.ts';
import { drawing, escapeXml, text } from './draw-svg.ts';

/** How often each expected label (row) was taken for each label (column). Labels in alphabetical order. */
export interface ConfusionMatrix {
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Labels that are not shown: of too many only those that were confused most often are. */
  readonly left_out?: number;
}

/** So many labels make a picture of 8,000 pixels a side; a matrix of 10,000 is longer than a text can be. */
const labelLimit = 500;

/** The matrix of all outcomes, or of the labels that were confused most often when there are too many. */
export function confusionMatrix(outcomes: readonly Outcome[]): ConfusionMatrix {
  const all = new Set(outcomes.flatMap(({ expected, predicted }) => [expected, predicted]));
  const labels = (all.size > labelLimit ? mostConfused(outcomes) : [...all]).sort();
  const index = new Map(labels.map((label, place) => [label, place]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { expected, predicted } of outcomes) {
    const row = counts[index.get(expected) ?? -1];
    const column = index.get(predicted);
    if (row !== undefined && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  const left = all.size - labels.length;
  return { labels, counts, ...(left > 0 && { left_out: left }) };
}

/** The labels that were taken for others, and others for them, most often. */
function mostConfused(outcomes: readonly Outcome[]): string[] {
  const confusions = new Map<string, number>();
  for (const { expected, predicted } of outcomes)
    if (expected !== predicted)
      for (const label of [expected, predicted]) confusions.set(label, (confusions.get(label) ?? 0) + 1);
  return [...confusions]
    .sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1))
    .slice(0, labelLimit)
    .map(([label]) => label);
}

const cell = 16;
const letter = 6.2;

/** The matrix as a picture: right answers in green, wrong ones in red, darker = a larger share of the row. */
export function drawConfusionMatrix({ labels, counts, left_out: left }: ConfusionMatrix, title: string): string {
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
  const note = (line: number, content: string): string => text(margin, margin + size + 18 * line, 'start', content);
  parts.push(note(1, `${title}: rows expected, columns predicted`));
  if (left !== undefined)
    parts.push(note(2, `only the ${labels.length} that were confused most often of ${labels.length + left}`));
  return drawing(margin + size + 20, margin + size + (left === undefined ? 30 : 48), [frame, ...parts]);
}
