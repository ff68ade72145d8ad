import { internalFailure } from '../replies/server-failure.ts';

/** What is asked of a conversation. Its id may contain slashes, hence no parameter of the router. */
export interface ConversationPath {
  readonly conversationId: string;
  readonly part: ConversationPart;
}

export type ConversationPart =
  | 'tracker/events'
  | 'tracker'
  | 'story'
  | 'execute'
  | 'trigger_intent'
  | 'predict'
  | 'messages';

const pattern =
  /^\/conversations\/(?<id>.*)\/(?<part>tracker\/events|tracker|story|execute|trigger_intent|predict|messages)\/?$/s;

/** Which methods each part answers to. */
export const partMethods: Readonly<Record<ConversationPart, readonly string[]>> = {
  'tracker/events': ['POST', 'PUT'],
  tracker: ['GET'],
  story: ['GET'],
  execute: ['POST'],
  trigger_intent: ['POST'],
  predict: ['POST'],
  messages: ['POST'],
};

/** Reads a path below `/conversations/`; null when it is none of the API's. An empty id is Rasa's `default`. */
export function readConversationPath(path: string): ConversationPath | null {
  const groups = pattern.exec(path)?.groups;
  if (groups === undefined) return null;
  return { conversationId: decode(groups['id'] ?? '') || 'default', part: groups['part'] as ConversationPart };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw internalFailure();
    throw error;
  }
}
