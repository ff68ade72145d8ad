/** Phrases by their characters; phrases of several lists in one, so that a text is walked through once for all of them. */
export interface PhraseTrie {
  /** The node that a character leads to from a node; -1 where no phrase goes on so. */
  readonly next: (node: number, character: number) => number;
  /** The first of the phrases that end at a node, one a list; -1 without any. Further ones by `after`. */
  readonly endingAt: (node: number) => number;
  readonly after: (ending: number) => number;
  readonly listOf: (ending: number) => number;
  /** Place of the phrase in its list. */
  readonly placeOf: (ending: number) => number;
}

/** Where all phrases begin. */
export const trieRoot = 0;

/**
 * Makes a trie. Of equal phrases of a list the first stays; empty ones are left out. The nodes are the slots of one hash
 * table of (node before, character): maps in each node took ten times the memory, and the time of a look-up each.
 */
export function createPhraseTrie(lists: readonly (readonly (readonly number[])[])[]): PhraseTrie {
  const { size, mask, shift } = tableFor(lists.flat().reduce((sum, phrase) => sum + phrase.length, 1));
  const before = new Int32Array(size).fill(-1);
  const characters = new Int32Array(size);
  const firstEnding = new Int32Array(size).fill(-1);
  const nextEnding: number[] = [];
  const endingLists: number[] = [];
  const endingPlaces: number[] = [];
  // The root's slot is taken by a key that nothing leads to.
  before[trieRoot] = size;

  function slotOf(node: number, character: number): number {
    let slot = Math.imul(Math.imul(node, 0x85ebca6b) ^ character, 0x9e3779b1) >>> shift;
    while (before[slot] !== -1 && (before[slot] !== node || characters[slot] !== character)) slot = (slot + 1) & mask;
    return slot;
  }

  function add(phrase: readonly number[], list: number, place: number): void {
    let node = trieRoot;
    for (const character of phrase) {
      const slot = slotOf(node, character);
      before[slot] = node;
      characters[slot] = character;
      node = slot;
    }
    for (let ending = firstEnding[node]!; ending >= 0; ending = nextEnding[ending]!)
      if (endingLists[ending] === list) return;
    nextEnding.push(firstEnding[node]!);
    firstEnding[node] = endingLists.push(list) - 1;
    endingPlaces.push(place);
  }

  lists.forEach((phrases, list) => {
    phrases.forEach((phrase, place) => {
      if (phrase.length > 0) add(phrase, list, place);
    });
  });
  return {
    next(node, character) {
      const slot = slotOf(node, character);
      return before[slot] === -1 ? -1 : slot;
    },
    endingAt: (node) => firstEnding[node]!,
    after: (ending) => nextEnding[ending]!,
    listOf: (ending) => endingLists[ending]!,
    placeOf: (ending) => endingPlaces[ending]!,
  };
}

/** A table that so many nodes fill by no more than two thirds. */
function tableFor(nodes: number): { size: number; mask: number; shift: number } {
  let bits = 4;
  while (2 * 2 ** bits < 3 * nodes) bits++;
  return { size: 2 ** bits, mask: 2 ** bits - 1, shift: 32 - bits };
}
