import type { Assertion, CharacterTest, RegexNode } from './regex-node.ts';

/**
 * One step of a compiled pattern; places (`to`, `exit`, …) are indexes of the program. `slot` is the first of the numbers
 * that the instruction keeps while matching.
 */
export type Instruction =
  | { readonly op: 'character'; readonly test: CharacterTest }
  | {
      readonly op: 'characters';
      readonly test: CharacterTest;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    }
  | { readonly op: 'either'; readonly to: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'open-group'; readonly slot: number }
  | { readonly op: 'close-group'; readonly slot: number }
  | { readonly op: 'start-repeat'; readonly slot: number }
  | {
      readonly op: 'repeat';
      readonly slot: number;
      readonly least: number;
      readonly isLazy: boolean;
      readonly exit: number;
    }
  | { readonly op: 'enter-round'; readonly slot: number; readonly least: number; readonly most: number }
  | { readonly op: 'backreference'; readonly slot: number; readonly ignoresCase: boolean }
  | { readonly op: 'condition'; readonly slot: number; readonly otherwise: number }
  | { readonly op: 'assertion'; readonly assertion: Assertion }
  | { readonly op: 'atomic'; readonly program: RegexProgram }
  | {
      readonly op: 'look';
      readonly program: RegexProgram;
      readonly isBehind: boolean;
      readonly isNegative: boolean;
      readonly width: number;
    }
  | { readonly op: 'match' };

export type RegexProgram = readonly Instruction[];

/** A group keeps the start and end of what it captured, and where it was opened; a repeat its rounds and a place. */
const slotsPerGroup = 3;
const slotsPerRepeat = 2;

/** Lays a parsed pattern out as a program. `slotCount` numbers are needed to run it. */
export function assembleRegex(
  node: RegexNode,
  groupCount: number,
): { readonly program: RegexProgram; readonly slotCount: number } {
  let slotCount = slotsPerGroup * (groupCount + 1);

  function assemble(root: RegexNode): RegexProgram {
    const program: Instruction[] = [];
    emit(root, program);
    program.push({ op: 'match' });
    return program;
  }

  function emit(item: RegexNode, program: Instruction[]): void {
    switch (item.kind) {
      case 'character':
        program.push({ op: 'character', test: item.test });
        return;
      case 'sequence':
        for (const part of item.items) emit(part, program);
        return;
      case 'choice':
        emitChoice(item.options, program);
        return;
      case 'repeat':
        emitRepeat(item, program);
        return;
      case 'group':
        program.push({ op: 'open-group', slot: slotsPerGroup * item.index });
        emit(item.item, program);
        program.push({ op: 'close-group', slot: slotsPerGroup * item.index });
        return;
      case 'atomic':
        program.push({ op: 'atomic', program: assemble(item.item) });
        return;
      case 'backreference':
        program.push({ op: 'backreference', slot: slotsPerGroup * item.index, ignoresCase: item.ignoresCase });
        return;
      case 'conditional': {
        const at = hold(program);
        emit(item.yes, program);
        const end = hold(program);
        program[at] = { op: 'condition', slot: slotsPerGroup * item.index, otherwise: program.length };
        emit(item.no, program);
        program[end] = { op: 'jump', to: program.length };
        return;
      }
      case 'look':
        program.push({
          op: 'look',
          program: assemble(item.item),
          isBehind: item.direction === 'behind',
          isNegative: item.isNegative,
          width: item.width,
        });
        return;
      case 'assertion':
        program.push({ op: 'assertion', assertion: item.assertion });
    }
  }

  function emitChoice(options: readonly RegexNode[], program: Instruction[]): void {
    const ends: number[] = [];
    options.forEach((option, index) => {
      const isLast = index === options.length - 1;
      const at = isLast ? -1 : hold(program);
      emit(option, program);
      if (isLast) return;
      ends.push(hold(program));
      program[at] = { op: 'either', to: program.length };
    });
    for (const end of ends) program[end] = { op: 'jump', to: program.length };
  }

  function emitRepeat(item: RegexNode & { kind: 'repeat' }, program: Instruction[]): void {
    const { least, most, mode } = item;
    if (mode === 'possessive') {
      program.push({ op: 'atomic', program: assemble({ ...item, mode: 'greedy' }) });
      return;
    }
    const isLazy = mode === 'lazy';
    if (item.item.kind === 'character') {
      program.push({ op: 'characters', test: item.item.test, least, most, isLazy });
      return;
    }
    const slot = slotCount;
    slotCount += slotsPerRepeat;
    program.push({ op: 'start-repeat', slot });
    const head = hold(program);
    program.push({ op: 'enter-round', slot, least, most });
    emit(item.item, program);
    program.push({ op: 'jump', to: head });
    program[head] = { op: 'repeat', slot, least, isLazy, exit: program.length };
  }

  const program = assemble(node);
  return { program, slotCount };
}

/** Keeps a place for an instruction that is only known later. */
function hold(program: Instruction[]): number {
  return program.push({ op: 'match' }) - 1;
}
