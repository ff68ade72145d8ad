import type { Authorize } from './auth.ts';
import type { CallbackResult } from './callbacks/callback-result.ts';
import type { Conversations } from './conversations/create-conversations.ts';
import type { LoadedModel, ModelSlot } from './loaded-model.ts';
import type { RunModelTest } from './model/model-test.ts';
import { noAgent } from './replies/rasa-failure.ts';
import type { TrainPayload } from './training/train-payload.ts';

/** What the routes of `rasa run` need of the rest. */
export interface RasaServices {
  readonly models: ModelSlot;
  readonly conversations: Conversations;
  readonly authorize: Authorize;
  readonly training: TrainPayload;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly runModelTest: RunModelTest;
  /** Sends a result to a `callback_url`. Rejects when it could not be delivered. */
  readonly callBack: (url: string, result: CallbackResult) => Promise<void>;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** The bot in use; throws the API's 409 when there is none. */
export function loadedModel({ models }: Pick<RasaServices, 'models'>): LoadedModel {
  const model = models.current();
  if (model === null) throw noAgent();
  return model;
}
