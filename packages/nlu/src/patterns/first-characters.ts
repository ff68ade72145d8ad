import type { CharacterTest } from './regex-node.ts';
import type { RegexProgram } from './regex-program.ts';

const testLimit = 8;

/**
 * Whether a match can begin with a character; null when that is not known or a match may be empty. Most places of a
 * message are passed over by this alone.
 */
export function firstCharacterTest(program: RegexProgram): CharacterTest | null {
  const tests: CharacterTest[] = [];
  const places = [0];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const instruction = program[place]!;
    switch (instruction.op) {
      case 'character':
        tests.push(instruction.test);
        break;
      case 'characters':
        if (instruction.least === 0) return null;
        tests.push(instruction.test);
        break;
      case 'either':
        places.push(place + 1, instruction.to);
        break;
      case 'jump':
        // Back to the head of a repeat: a round may have been empty.
        if (instruction.to <= place) return null;
        places.push(instruction.to);
        break;
      case 'open-group':
      case 'start-repeat':
      case 'assertion':
      case 'look':
        places.push(place + 1);
        break;
      case 'repeat':
        if (instruction.least === 0) return null;
        places.push(place + 2);
        break;
      default:
        return null;
    }
    if (tests.length > testLimit) return null;
  }
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : (point) => tests.some((test) => test(point));
}
