import { createActionsOfPack, type FindPackActions } from '../../actions/pack-actions.ts';
import { readRasaEnvironment } from '../../config/rasa-environment.ts';

/** Finds the actions of packs for a command in a project's folder; `warn` hears of those that cannot be loaded. */
export function packActionsOfProject(warn: (sentence: string) => void): FindPackActions {
  return createActionsOfPack({
    trusted: readRasaEnvironment(process.env).trustedPacks,
    log: (message, { pack, error }) => warn(`${message}: ${pack}: ${error}`),
  });
}
