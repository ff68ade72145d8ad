import { describe, expect, it } from 'vitest';
import { listTenantsQuerySchema } from './admin.ts';
import { listConversationsQuerySchema } from './conversations.ts';
import { listMessagesQuerySchema } from './messages.ts';

describe('queries of lists', () => {
  it('have 20 rows a page when nothing is asked for', () => {
    expect(listConversationsQuerySchema.parse({})).toEqual({ limit: 20 });
    expect(listMessagesQuerySchema.parse({ after_seq: '007' })).toEqual({ limit: 20, after_seq: 7 });
    expect(listTenantsQuerySchema.parse({ status: 'suspended' })).toEqual({ limit: 20, status: 'suspended' });
  });

  it.each(['1', '100', '042'])('accept limit %s', (limit) => {
    expect(listConversationsQuerySchema.safeParse({ limit }).success).toBe(true);
  });

  it.each(['0', '101', '', '-1', '1.5', '1e1', '0x10', ' 5', '۵', '99999999999', 5, null, ['1', '2']])(
    'refuse limit %j',
    (limit) => {
      expect(listConversationsQuerySchema.safeParse({ limit }).success).toBe(false);
    },
  );

  it.each([
    { status: 'open' },
    { cursor: '' },
    { cursor: 'a b' },
    { cursor: '../x' },
    { user_id: '\u0000' },
    { q: 'x' },
  ])('refuse %j', (query) => {
    expect(listConversationsQuerySchema.safeParse(query).success).toBe(false);
  });
});
