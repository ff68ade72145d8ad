/** What the real Rasa's own variables say, where `rasa run` follows them. */
export interface RasaEnvironment {
  /** `MAX_NUMBER_OF_PREDICTIONS`: actions without a listen after which a turn is stopped; 10. */
  readonly maxPredictions: number;
  /** `COMPRESS_ACTION_SERVER_REQUEST`: calls of the action server are sent deflated. */
  readonly compressesActionCalls: boolean;
}

export function readRasaEnvironment(environment: NodeJS.ProcessEnv): RasaEnvironment {
  const given = Number(environment['MAX_NUMBER_OF_PREDICTIONS'] ?? '');
  return {
    maxPredictions: Number.isSafeInteger(given) && given > 0 ? given : 10,
    compressesActionCalls: environment['COMPRESS_ACTION_SERVER_REQUEST']?.toLowerCase() === 'true',
  };
}
