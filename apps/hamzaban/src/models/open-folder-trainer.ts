import { createBaseModels } from './base-models.ts';
import { createFolderTrainer, type FolderTrainer } from './create-folder-trainer.ts';
import { learnEntitiesInThread } from './learn-entities-in-thread.ts';
import { loadLanguage } from './load-language.ts';

/** A trainer with the product's own reader and data, for commands and training threads. */
export async function openFolderTrainer(): Promise<FolderTrainer> {
  return createFolderTrainer({
    ...loadLanguage(),
    bases: createBaseModels(),
    learnEntities: learnEntitiesInThread,
    now: Date.now,
    random: Math.random,
  });
}
