import type { FastifyReply, FastifyRequest } from 'fastify';
import { type EventVerbosity, readVerbosity } from '../conversations/event-verbosity.ts';
import type { LoadedModel } from '../loaded-model.ts';
import type { RasaServices } from '../rasa-services.ts';
import { RasaFailure, unexpected } from '../replies/rasa-failure.ts';
import { ServerFailure } from '../replies/server-failure.ts';
import { queryText } from '../request-query.ts';

/** A call about one conversation, admitted, with the bot in use. */
export interface ConversationCall {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: RasaServices;
  readonly model: LoadedModel;
  readonly conversationId: string;
}

export function verbosityOf({ request }: ConversationCall): EventVerbosity {
  return readVerbosity(queryText(request, 'include_events'));
}

/** Does the work; whatever goes wrong in it is Rasa's `ConversationError`, with the cause in the log. */
export async function asConversationError<Result>(
  { services }: ConversationCall,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RasaFailure || error instanceof ServerFailure) throw error;
    services.log('a call about a conversation failed', { err: error });
    throw unexpected('ConversationError', error instanceof Error ? error.message : '');
  }
}
