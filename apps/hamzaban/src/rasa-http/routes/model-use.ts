import { inCodePoints, newTracker } from '@hamzaban/dialogue';
import type { FastifyInstance } from 'fastify';
import { trackerBody } from '../conversations/conversation-view.ts';
import { replay, viewOf } from '../conversations/create-conversations.ts';
import { readVerbosity } from '../conversations/event-verbosity.ts';
import { readStoredEvents } from '../events/stored-events.ts';
import { emulatorOf } from '../model/emulators.ts';
import { textToParse } from '../model/parse-text.ts';
import { loadedModel, type RasaServices } from '../rasa-services.ts';
import { badRequest, unexpected } from '../replies/rasa-failure.ts';
import { ServerFailure } from '../replies/server-failure.ts';
import { bodyBytes, bodyJson, messageBytesMax } from '../request-body.ts';
import { queryText } from '../request-query.ts';
import { checkedEvents } from './conversation-events.ts';

/** `POST /model/parse` and `POST /model/predict`: the model by itself, without a conversation. */
export function registerModelUse(app: FastifyInstance, services: RasaServices): void {
  app.post('/model/parse', { bodyLimit: messageBytesMax }, async (request) => {
    await services.authorize(request);
    const { agent } = loadedModel(services);
    if (bodyBytes(request) === null)
      throw badRequest(
        'No text message defined in request_body. Add text message to request body in order to obtain the intent and extracted entities.',
      );
    const emulate = emulatorOf(queryText(request, 'emulation_mode'));
    const text = textToParse(jsonToParse(() => bodyJson(request)));
    return emulate(inCodePoints(agent.parse(text.trim())));
  });

  app.post('/model/predict', async (request) => {
    await services.authorize(request);
    const model = loadedModel(services);
    const list = checkedEvents(bodyJson(request));
    const verbosity = readVerbosity(queryText(request, 'include_events'));
    const events = eventsOf(() => readStoredEvents(list, () => services.clock() / 1000));
    const snapshot = events.length === 0 ? newTracker('default') : replay(model, 'default', events);
    const { scores, policy, confidence } = model.agent.dialogue.predictNext(snapshot);
    const view = viewOf(model, 'default', { added: events });
    const state = { ...view.state, followup_action: null };
    return { scores, policy, confidence, tracker: trackerBody({ ...view, state }, verbosity) };
  });
}

/** Broken JSON is one of Rasa's parsing errors here, not one of the server's. */
function jsonToParse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof ServerFailure) throw unexpected('ParsingError', error.message);
    throw error;
  }
}

function eventsOf<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw badRequest(`Supplied events are not valid. ${error.message}`, { parameter: '', in: 'body' });
  }
}
