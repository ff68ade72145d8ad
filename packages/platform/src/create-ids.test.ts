import { createManualClock, testCrypto } from '@hamzaban/testkit';
import { describe, expect, it } from 'vitest';
import { createIds } from './create-ids.ts';
import { parseConversationId, parseJobId, parseModelId, parseTenantId } from './ids.ts';

describe('createIds', () => {
  it('makes ids of the promised form, each with the prefix of its kind', () => {
    const ids = createIds({ clock: createManualClock(), crypto: testCrypto });
    expect(ids.message()).toMatch(/^msg_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    const conversation = ids.conversation();
    expect(parseConversationId(conversation)).toBe(conversation);
    expect(parseModelId(ids.model())).not.toBeNull();
    expect(parseJobId(ids.job())).not.toBeNull();
    expect(parseConversationId(ids.message())).toBeNull();
  });

  it('begins with the time', () => {
    const ids = createIds({ clock: { now: () => 0x0199f3c2b1a0 }, crypto: testCrypto });
    expect(ids.job().slice(4, 16)).toBe('0199f3c2b1a0');
  });

  it('makes ids that rise and differ: within a millisecond, over many, and when the clock goes back', () => {
    const clock = createManualClock();
    const ids = createIds({ clock, crypto: testCrypto });
    const made: string[] = [];
    for (let index = 0; index < 30_000; index++) {
      if (index % 10_000 === 9999) clock.advance(-5000);
      else if (index % 7000 === 0) clock.advance(3);
      made.push(ids.message());
    }
    expect(new Set(made).size).toBe(made.length);
    expect(made.every((id, index) => index === 0 || (made[index - 1] ?? '') < id)).toBe(true);
  });

  it('takes its randomness from the given source', () => {
    const crypto = { ...testCrypto, randomBytes: (length: number) => new Uint8Array(length).fill(0xff) };
    expect(createIds({ clock: createManualClock(0), crypto }).job()).toBe(`job_0000000000007000bfffffffffffffff`);
  });
});

describe('reading ids', () => {
  it.each(['demo-shop', 'a', '0', 'x'.repeat(63)])('takes %s as the id of a shop', (text) => {
    expect(parseTenantId(text)).toBe(text);
  });

  it.each(['', '-', 'a-', 'A', 'a b', '../x', 'a\n', 'فروشگاه', 'x'.repeat(64), 'constructor_'])(
    'does not take %j',
    (text) => {
      expect(parseTenantId(text)).toBeNull();
    },
  );

  it.each(['', 'cnv_', 'cnv_0199f3c2b1a07abc8def0123456789a', 'CNV_0199f3c2b1a07abc8def0123456789ab', "cnv_' OR 1=1"])(
    'does not take %j as the id of a conversation',
    (text) => {
      expect(parseConversationId(text)).toBeNull();
    },
  );
});
