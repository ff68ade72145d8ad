import { expect, it } from 'vitest';
import { createLexicon } from '../lexicon/lexicon.ts';
import { createMorphology } from '../morphology/morphology.ts';
import { loadPersianData } from '../node.ts';
import { slipSource } from '../typos/slips.ts';
import { type Candidate, decodeWord, mayDecode } from './decode-word.ts';
import { createNetwork } from './network.ts';

const morphology = createMorphology(createLexicon(loadPersianData().words ?? new Uint8Array()));
const network = createNetwork(morphology);

/** Words with a letter left out, and with two letters exchanged. */
const typed = 'سفارشم گوشی میخواستم کتابخونه نرسیده خرید پرداخت بفرستین روسری دانشگاهی کفشهاتون'
  .split(' ')
  .flatMap((word) => [
    ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
    ...Array.from(word.slice(1), (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)),
  ]);

it('says no to words under a ceiling only where decoding finds none', () => {
  let no = 0;
  for (const word of typed) {
    const source = slipSource(word, 6.5);
    const isWanted = ({ spelling }: Candidate): boolean => spelling > 0;
    const best = decodeWord(morphology, network, source).find(isWanted);
    for (const most of [8, 12, 16, 20, 24]) {
      const ceilings = { spelling: 4, near: { word: most, all: most + 4 }, far: { word: most - 2, all: most + 3 } };
      const may = mayDecode(morphology, network, { source, ceilings, isWanted });
      if (!may) no++;
      if (best === undefined) continue;
      const ceiling = best.spelling <= 4 ? ceilings.near : ceilings.far;
      if (best.cost - best.spelling <= ceiling.word && best.cost <= ceiling.all)
        expect(may, `${word} ${most}`).toBe(true);
    }
  }
  expect(no).toBeGreaterThan(typed.length);
});
