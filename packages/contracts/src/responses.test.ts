import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authResponseSchema } from './auth.ts';
import { conversationPageSchema } from './conversations.ts';
import { messagePageSchema } from './messages.ts';
import { webhookRequestSchema, webhookResponseSchema } from './webhook.ts';

describe('responses', () => {
  it('accept what the design shows', () => {
    expect(authResponseSchema.parse({ access_token: 'x', token_type: 'Bearer', expires_in: 900 })).toBeDefined();
    const reply = {
      id: 'msg_1',
      seq: 2,
      text: '',
      buttons: [{ title: 'بله', payload: '/affirm', type: 'x' }],
      custom: null,
    };
    const understood = { intent: 'greet', confidence: 1, entities: [{ entity: 'n', value: 1, start: 0, end: 1 }] };
    const answer = {
      conversation_id: 'cnv_1',
      message: { id: 'msg_0', seq: 1 },
      handled_by: 'bot',
      replies: [reply],
      understood,
    };
    expect(webhookResponseSchema.parse(answer)).toEqual(answer);
    expect(
      webhookResponseSchema.parse({ ...answer, handled_by: 'human', replies: [], understood: null }),
    ).toBeDefined();
    const row = {
      id: 'cnv_1',
      user_id: 'u',
      status: 'bot',
      message_count: 2,
      last_message_at: '2026-11-24T18:00:00.000Z',
      created_at: '2026-11-24T18:00:00.000Z',
    };
    expect(conversationPageSchema.parse({ data: [row], next_cursor: null, has_more: false }).data).toEqual([row]);
    const message = { id: 'msg_1', seq: 1, sender: 'user', text: 'سلام', created_at: '2026-11-24T18:00:00.000Z' };
    expect(messagePageSchema.parse({ data: [message], next_cursor: 'x', has_more: true }).data).toEqual([message]);
  });

  it('refuse fields that nobody has agreed to show', () => {
    const answer = { access_token: 'x', token_type: 'Bearer', expires_in: 900, secret: 'y' };
    expect(authResponseSchema.safeParse(answer).success).toBe(false);
  });

  it('can be written as JSON Schema, with the bounds of the texts', () => {
    const schema = z.toJSONSchema(webhookRequestSchema, { io: 'input' });
    expect(schema.$defs?.['WebhookRequest']).toMatchObject({
      additionalProperties: false,
      required: ['user_id', 'message'],
      properties: { message: { type: 'string', minLength: 1, maxLength: 4000 } },
    });
  });
});
