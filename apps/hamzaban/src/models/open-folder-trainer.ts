import type { FolderTrainer } from './create-folder-trainer.ts';
import { isLarge } from './is-large.ts';
import type { TrainingInput } from './train-folder.ts';
import { preparePartner } from './training-partner.ts';

/**
 * A trainer with the product's own reader and data, for commands and training threads.
 *
 * @param first what will be trained first, if anything will: where it is large, the second thread that it takes starts at
 *   once, and loads what it needs while this one does
 */
export async function openFolderTrainer(first?: Pick<TrainingInput, 'folder' | 'data'>): Promise<FolderTrainer> {
  let started = first !== undefined && isLarge(first) ? preparePartner() : undefined;
  const [{ createFolderTrainer }, { createBaseModels }, { loadLanguage }] = await Promise.all([
    import('./create-folder-trainer.ts'),
    import('./base-models.ts'),
    import('./load-language.ts'),
  ]);
  return createFolderTrainer({
    ...loadLanguage(),
    bases: createBaseModels(),
    preparePartner() {
      const partner = started ?? preparePartner();
      started = undefined;
      return partner;
    },
    now: Date.now,
    random: Math.random,
  });
}
