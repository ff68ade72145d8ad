import { type AgentTurn, handOffOf } from '@hamzaban/bot';
import type { BotOutput, BotReply, Json, Understood, UnderstoodEntity } from '@hamzaban/platform';

/** A turn's answer in the platform's words. */
export function answerOfTurn(turn: AgentTurn): Pick<BotOutput, 'replies' | 'understood' | 'handoff'> {
  const isHandoff = turn.messages.some((message) => handOffOf(message) !== null);
  return {
    replies: turn.messages.map(replyOf),
    understood: understoodOf(turn),
    ...(isHandoff && { handoff: 'request' as const }),
  };
}

function replyOf(message: AgentTurn['messages'][number]): BotReply {
  const { text, buttons, quickReplies, image, custom } = message;
  const choices = (quickReplies ?? buttons)?.map(buttonOf).filter((button) => button !== null);
  return {
    ...(text !== undefined && { text }),
    ...(choices !== undefined && { buttons: choices }),
    ...(image !== undefined && { image }),
    ...(custom !== undefined && { custom: custom as Json }),
  };
}

/** A button as channels know it, with its title and payload as texts; null for one without a title, which nobody could press. */
function buttonOf(button: object): Json | null {
  const { title, payload, ...rest } = button as Readonly<Record<string, Json | undefined>>;
  if (!isScalar(title)) return null;
  const shown = { ...rest, title: String(title) } as { readonly [key: string]: Json };
  return isScalar(payload) ? { ...shown, payload: String(payload) } : shown;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
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
