import type { ReadToken } from './reading.ts';

/** `recall`, asked once for each word where the tokens tell the numbers of their words, as in a training's second thread. */
export function onceForWord<Value extends object>(recall: (token: ReadToken) => Value): (token: ReadToken) => Value {
  const known: (Value | undefined)[] = [];
  return (token) => {
    const { word } = token;
    if (word === undefined) return recall(token);
    const value = known[word];
    if (value !== undefined) return value;
    // Without holes, which would make each look-up slower.
    while (known.length <= word) known.push(undefined);
    const made = recall(token);
    known[word] = made;
    return made;
  };
}
