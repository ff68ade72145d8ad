import { InvalidArgumentError } from 'commander';

/** A whole number from `least` to `most`, for commander. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`a whole number ${range} is needed.`);
    }
    return value;
  };
}

/** Hours up to `most`, also fractions of them, as milliseconds. */
export function hours(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(?:\.\d+)?$/.test(text) || value > most) {
      throw new InvalidArgumentError(
        `a number of hours from 0 to ${most} is needed (${most / 24} days), such as 48 or 0.5.`,
      );
    }
    return Math.round(value * 3_600_000);
  };
}

/** A TCP port; 0 lets the system choose. */
export const port = wholeNumber(0, 65_535);
