import { drawing, text } from './draw-svg.ts';

/** A named line of a drawing; `y` is a share of 0 to 1. */
export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const width = 640;
const height = 320;
const left = 60;
const top = 40;
const colours = ['#1f5fa8', '#c81e1e', '#228b22', '#a86a1f', '#6a1fa8', '#1fa89a'];

/** Shares over numbers, as a picture: `x` evenly by rank, since sizes mostly double. */
export function drawLines(lines: readonly Line[], title: string): string {
  const marks = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].sort((one, other) => one - other);
  const place = (x: number) => left + (marks.length < 2 ? width / 2 : (marks.indexOf(x) * width) / (marks.length - 1));
  const level = (y: number) => top + height * (1 - y);
  const parts = [text(left, 20, 'start', title)];
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    parts.push(`<path d="M${left} ${level(share)}h${width}" stroke="#ddd"/>`);
    parts.push(text(left - 8, level(share) + 4, 'end', `${share * 100} %`));
  }
  for (const mark of marks) parts.push(text(place(mark), top + height + 18, 'middle', String(mark)));
  for (const [index, { name, points }] of lines.entries()) {
    const colour = colours[index % colours.length] ?? '#000';
    const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${place(x)} ${level(y)}`).join('');
    parts.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    parts.push(`<rect x="${left + 10}" y="${top + 8 + index * 18}" width="10" height="10" fill="${colour}"/>`);
    parts.push(text(left + 26, top + 17 + index * 18, 'start', name));
  }
  return drawing(left + width + 40, top + height + 40, parts);
}
