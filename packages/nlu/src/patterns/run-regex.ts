import { foldCase, isWordBoundary, pointBefore } from './character-classes.ts';
import type { Assertion, CharacterTest } from './regex-node.ts';
import type { Instruction, RegexProgram } from './regex-program.ts';

/** The state of one search. `steps` counts down; at 0 nothing matches any more. */
export interface RegexRun {
  readonly text: string;
  readonly slots: Int32Array;
  /**
   * What to go back to, three numbers an entry: a place of the program and of the text to try, the old value of a slot,
   * or a run of characters that may be shorter (or, when lazy, longer).
   */
  readonly trail: number[];
  steps: number;
  place: number;
  at: number;
}

const oldValue = -1;
/** A run of the instruction at `place` is noted as `runOf - place`. */
const runOf = -2;

export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/**
 * Matches a program at a place of the text by backtracking on a trail of its own, so that neither pattern nor text can
 * exhaust the stack; only look-arounds and atomic groups call it again, as deep as the pattern nests them. Returns the
 * end of the match, -1 without one. A match that ends at `forbiddenEnd` is none.
 */
export function runRegex(run: RegexRun, program: RegexProgram, from: number, forbiddenEnd = -1): number {
  const base = run.trail.length;
  run.at = from;
  run.place = 0;
  for (;;) {
    if (--run.steps <= 0) return -1;
    const instruction = program[run.place]!;
    if (instruction.op === 'match' && run.at !== forbiddenEnd) {
      keepOldValues(run.trail, base);
      return run.at;
    }
    if (!advance(run, instruction) && !goBack(run, program, base)) return -1;
  }
}

/** Does one instruction; false when it does not fit. */
function advance(run: RegexRun, instruction: Instruction): boolean {
  switch (instruction.op) {
    case 'character':
      return moveTo(run, step(run, instruction.test, run.at));
    case 'characters':
      return instruction.isLazy ? beginLazyRun(run, instruction) : takeGreedyRun(run, instruction);
    case 'either':
      run.trail.push(instruction.to, run.at, 0);
      run.place++;
      return true;
    case 'jump':
      run.place = instruction.to;
      return true;
    case 'open-group':
      keep(run, instruction.slot + 2, run.at);
      run.place++;
      return true;
    case 'close-group':
      keep(run, instruction.slot, run.slots[instruction.slot + 2]!);
      keep(run, instruction.slot + 1, run.at);
      run.place++;
      return true;
    case 'start-repeat':
      keep(run, instruction.slot, 0);
      keep(run, instruction.slot + 1, -1);
      run.place++;
      return true;
    case 'repeat':
      return decideRound(run, instruction);
    case 'enter-round':
      return enterRound(run, instruction);
    case 'backreference':
      return moveTo(run, endOfRepeated(run, instruction));
    case 'condition':
      run.place = run.slots[instruction.slot + 1]! >= 0 ? run.place + 1 : instruction.otherwise;
      return true;
    case 'assertion':
      return moveTo(run, holds(instruction.assertion, run.text, run.at) ? run.at : -1);
    case 'atomic':
      return tryAside(run, instruction.program, run.at, (end) => end);
    case 'look':
      return look(run, instruction);
    case 'match':
      return false;
  }
}

/** Goes on at the last place where something else can be done; false when there is none. */
function goBack(run: RegexRun, program: RegexProgram, base: number): boolean {
  const { trail, slots } = run;
  while (trail.length > base) {
    const second = trail.pop()!;
    const first = trail.pop()!;
    const kind = trail.pop()!;
    if (kind === oldValue) slots[first] = second;
    else if (kind >= 0) {
      run.place = kind;
      run.at = first;
      return true;
    } else {
      run.place = runOf - kind;
      const instruction = program[run.place]!;
      if (instruction.op === 'characters' && changeRun(run, instruction, first, second)) return true;
    }
  }
  return false;
}

function moveTo(run: RegexRun, end: number): boolean {
  if (end < 0) return false;
  run.at = end;
  run.place++;
  return true;
}

function keep({ trail, slots }: RegexRun, slot: number, value: number): void {
  trail.push(oldValue, slot, slots[slot]!);
  slots[slot] = value;
}

/** What was tried inside is settled; old values stay, for a return to before it. */
function keepOldValues(trail: number[], base: number): void {
  let end = base;
  for (let entry = base; entry < trail.length; entry += 3) {
    if (trail[entry] !== oldValue) continue;
    trail[end++] = oldValue;
    trail[end++] = trail[entry + 1]!;
    trail[end++] = trail[entry + 2]!;
  }
  trail.length = end;
}

function step(run: RegexRun, test: CharacterTest, at: number): number {
  if (--run.steps <= 0 || at >= run.text.length) return -1;
  const point = run.text.codePointAt(at) ?? 0;
  return test(point) ? at + (point > 0xffff ? 2 : 1) : -1;
}

type CharactersInstruction = Instruction & { readonly op: 'characters' };

/** The end after the least number of characters; -1 when there are fewer. */
function takeLeast(run: RegexRun, { test, least }: CharactersInstruction): number {
  let at = run.at;
  for (let count = 0; count < least && at >= 0; count++) at = step(run, test, at);
  return at;
}

function takeGreedyRun(run: RegexRun, instruction: CharactersInstruction): boolean {
  const shortest = takeLeast(run, instruction);
  if (shortest < 0) return false;
  let at = shortest;
  for (let count = instruction.least; count < instruction.most; count++) {
    const end = step(run, instruction.test, at);
    if (end < 0) break;
    at = end;
  }
  if (at > shortest) run.trail.push(runOf - run.place, at, shortest);
  return moveTo(run, at);
}

function beginLazyRun(run: RegexRun, instruction: CharactersInstruction): boolean {
  const at = takeLeast(run, instruction);
  if (at >= 0 && instruction.least < instruction.most) run.trail.push(runOf - run.place, at, instruction.least);
  return moveTo(run, at);
}

/** A greedy run gives its last character back, a lazy one takes one more. */
function changeRun(run: RegexRun, { test, most, isLazy }: CharactersInstruction, end: number, bound: number): boolean {
  const { trail } = run;
  if (!isLazy) {
    const at = end - (pointBefore(run.text, end) > 0xffff ? 2 : 1);
    if (at > bound) trail.push(runOf - run.place, at, bound);
    return moveTo(run, at);
  }
  const at = step(run, test, end);
  if (at >= 0 && bound + 1 < most) trail.push(runOf - run.place, at, bound + 1);
  return moveTo(run, at);
}

function decideRound(run: RegexRun, { slot, least, isLazy, exit }: Instruction & { readonly op: 'repeat' }): boolean {
  const inside = run.place + 1;
  run.place = inside;
  if (run.slots[slot]! < least) return true;
  run.trail.push(isLazy ? inside : exit, run.at, 0);
  if (isLazy) run.place = exit;
  return true;
}

/** Where the last round began a further one would be empty: Python takes one such round, then goes on behind. */
function enterRound(run: RegexRun, { slot, least, most }: Instruction & { readonly op: 'enter-round' }): boolean {
  const count = run.slots[slot]!;
  if (count >= most || run.slots[slot + 1] === run.at) return false;
  keep(run, slot, count + 1);
  if (count >= least) keep(run, slot + 1, run.at);
  run.place++;
  return true;
}

function endOfRepeated(run: RegexRun, { slot, ignoresCase }: Instruction & { readonly op: 'backreference' }): number {
  const start = run.slots[slot]!;
  const end = run.slots[slot + 1]!;
  if (start < 0) return -1;
  let at = run.at;
  for (let from = start; from < end && at >= 0; from += widthAt(run.text, from)) {
    const wanted = run.text.codePointAt(from) ?? 0;
    at = step(run, (point) => point === wanted || (ignoresCase && foldCase(point) === foldCase(wanted)), at);
  }
  return at;
}

/** Runs a part by itself, then goes on where `goOn` says (-1: nowhere), of the end that it found (-1: none). */
function tryAside(run: RegexRun, program: RegexProgram, from: number, goOn: (end: number) => number): boolean {
  const { place } = run;
  const end = runRegex(run, program, from);
  run.place = place;
  return moveTo(run, goOn(end));
}

function look(run: RegexRun, instruction: Instruction & { readonly op: 'look' }): boolean {
  const { program, isBehind, isNegative, width } = instruction;
  const { at, text } = run;
  let from = at;
  if (isBehind) {
    let missing = width;
    for (; missing > 0 && from > 0; missing--) from -= pointBefore(text, from) > 0xffff ? 2 : 1;
    run.steps -= width - missing;
    if (missing > 0) return moveTo(run, isNegative ? at : -1);
  }
  return tryAside(run, program, from, (end) => (end >= 0 !== isNegative && run.steps > 0 ? at : -1));
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'line-start':
      return at === 0 || text.charCodeAt(at - 1) === 10;
    case 'line-end':
      return at === text.length || text.charCodeAt(at) === 10;
    case 'end-or-newline':
      return at === text.length || (at === text.length - 1 && text.charCodeAt(at) === 10);
    case 'boundary':
      return isWordBoundary(text, at);
    case 'not-boundary':
      return text !== '' && !isWordBoundary(text, at);
  }
}
