import { describe, expect, it } from 'vitest';
import { createTenantRequestSchema, rotateKeyRequestSchema } from './admin.ts';
import { idempotencyKeySchema, prefixedIdSchema, tenantIdSchema } from './fields.ts';

describe('tenantIdSchema', () => {
  it.each(['demo-shop', 'a', '1', 'x'.repeat(63)])('accepts %s', (id) => {
    expect(tenantIdSchema.safeParse(id).success).toBe(true);
  });
  it.each(['', '-a', 'a-', 'A', 'a_b', 'a.b', '..', 'a/b', 'فروشگاه', 'x'.repeat(64), 'a\n'])('refuses %j', (id) => {
    expect(tenantIdSchema.safeParse(id).success).toBe(false);
  });
});

describe('idempotencyKeySchema', () => {
  it('reads a key in quotes and a bare one as the same', () => {
    expect(idempotencyKeySchema.parse('"8e03978e-40d5"')).toBe('8e03978e-40d5');
    expect(idempotencyKeySchema.parse('8e03978e-40d5')).toBe('8e03978e-40d5');
  });
  it.each(['', '""', '"a', 'a b', 'é', `"${'x'.repeat(256)}"`])('refuses %j', (header) => {
    expect(idempotencyKeySchema.safeParse(header).success).toBe(false);
  });
});

describe('prefixedIdSchema', () => {
  it('accepts a UUIDv7 with its prefix only', () => {
    const schema = prefixedIdSchema('cnv');
    expect(schema.safeParse('cnv_0199f3c2b1a07abc8def0123456789ab').success).toBe(true);
    expect(schema.safeParse('msg_0199f3c2b1a07abc8def0123456789ab').success).toBe(false);
    expect(schema.safeParse('cnv_0199f3c2b1a04abc8def0123456789ab').success).toBe(false);
  });
});

describe('admin requests', () => {
  it('refuse unknown fields', () => {
    expect(createTenantRequestSchema.safeParse({ id: 'a', name: 'ب', plan: 'x' }).success).toBe(false);
    expect(rotateKeyRequestSchema.safeParse({ overlap: 5 }).success).toBe(false);
  });
  it('bound the overlap of two keys by a week', () => {
    expect(rotateKeyRequestSchema.safeParse({ overlap_seconds: 604_800 }).success).toBe(true);
    expect(rotateKeyRequestSchema.safeParse({ overlap_seconds: 604_801 }).success).toBe(false);
    expect(rotateKeyRequestSchema.safeParse({ overlap_seconds: -1 }).success).toBe(false);
  });
});
