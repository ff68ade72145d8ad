import type { Writable } from 'node:stream';

/**
 * Shows how far a bench is: on a line that is drawn over for a person, in a pipe or a file as one line for each tenth or
 * part of the work.
 */
export function progressLine(
  stream: Writable & { readonly isTTY?: boolean },
): (fraction: number, what: string) => void {
  let written = '';
  return (fraction, what) => {
    const percent = Math.floor(fraction * 100);
    if (stream.isTTY === true) stream.write(`\r${percent} % ${what}      `);
    const step = `${Math.floor(percent / 10)} ${what}`;
    if (stream.isTTY === true || step === written) return;
    written = step;
    stream.write(`${percent} % ${what}\n`);
  };
}
