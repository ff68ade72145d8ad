import { createBaseModels } from './base-models.ts';
import { createFolderTrainer, type FolderTrainer } from './create-folder-trainer.ts';
import { loadLanguage } from './load-language.ts';
import { preparePartner } from './training-partner.ts';

/** A trainer with the product's own reader and data, for commands and training threads. */
export async function openFolderTrainer(): Promise<FolderTrainer> {
  return createFolderTrainer({
    ...loadLanguage(),
    bases: createBaseModels(),
    preparePartner,
    now: Date.now,
    random: Math.random,
  });
}
