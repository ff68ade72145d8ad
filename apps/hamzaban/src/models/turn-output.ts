import type { AgentTurn } from '@hamzaban/bot';
import type { BotOutput, BotReply, Json, Understood, UnderstoodEntity } from '@hamzaban/platform';

/** A turn's answer in the platform's words. */
export function answerOfTurn(turn: AgentTurn): Pick<BotOutput, 'replies' | 'understood' | 'handoff'> {
  // A response asks for a human by its metadata: `metadata: {handoff: request}`.
  const isHandoff = turn.messages.some(({ metadata }) => findHandoff(metadata));
  return {
    replies: turn.messages.map(replyOf),
    understood: understoodOf(turn),
    ...(isHandoff && { handoff: 'request' as const }),
  };
}

function findHandoff(metadata: AgentTurn['messages'][number]['metadata']): boolean {
  const own = metadata['metadata'];
  const nested = typeof own === 'object' && own !== null ? (own as Record<string, unknown>)['handoff'] : undefined;
  return metadata['handoff'] === 'request' || nested === 'request';
}

function replyOf(message: AgentTurn['messages'][number]): BotReply {
  const { text, buttons, quickReplies, image, custom } = message;
  const choices = quickReplies ?? buttons;
  return {
    ...(text !== undefined && { text }),
    ...(choices !== undefined && { buttons: choices as readonly Json[] }),
    ...(image !== undefined && { image }),
    ...(custom !== undefined && { custom: custom as Json }),
  };
}

function understoodOf({ parse }: AgentTurn): Understood | null {
  const { name, confidence = 0 } = parse.intent;
  if (name === null) return null;
  return {
    intent: name,
    confidence: Math.min(1, Math.max(0, confidence)),
    entities: parse.entities.map(
      ({ entity, value, start = 0, end = 0, ['resolved']: resolved }): UnderstoodEntity => ({
        entity,
        value: value as Json,
        start,
        end,
        ...(resolved !== undefined && { resolved: resolved as Json }),
      }),
    ),
  };
}
