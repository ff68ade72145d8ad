import { readTrustedPacks } from './trusted-packs.ts';

/** What the real Rasa's own variables say, where the `rasa` commands follow them. */
export interface RasaEnvironment {
  /** `MAX_NUMBER_OF_PREDICTIONS`: actions without a listen after which a turn is stopped; 10. */
  readonly maxPredictions: number;
  /** `COMPRESS_ACTION_SERVER_REQUEST`: calls of the action server are sent deflated. */
  readonly compressesActionCalls: boolean;
  /** `TRUSTED_PACKS`, of Hamzaban: packs whose actions run in process. */
  readonly trustedPacks: readonly string[];
}

export function readRasaEnvironment(environment: NodeJS.ProcessEnv): RasaEnvironment {
  const given = Number(environment['MAX_NUMBER_OF_PREDICTIONS'] ?? '');
  return {
    maxPredictions: Number.isSafeInteger(given) && given > 0 ? given : 10,
    compressesActionCalls: environment['COMPRESS_ACTION_SERVER_REQUEST']?.toLowerCase() === 'true',
    trustedPacks: readTrustedPacks(environment['TRUSTED_PACKS'] ?? ''),
  };
}
