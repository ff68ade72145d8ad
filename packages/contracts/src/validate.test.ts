import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldErrorDetail } from './field-error.ts';
import { listMessagesQuerySchema } from './messages.ts';
import { validate } from './validate.ts';
import { webhookRequestSchema } from './webhook.ts';

function errorsOf(schema: z.ZodType, input: unknown) {
  const result = validate(schema, input);
  return result.ok ? [] : result.errors.map(({ pointer, code }) => `${pointer} ${code}`);
}
const valid = { user_id: 'user123', message: 'سلام' };

describe('validate', () => {
  it('gives back the parsed value', () => {
    expect(validate(webhookRequestSchema, valid)).toEqual({ ok: true, value: valid });
  });

  it('names every wrong field at once', () => {
    expect(errorsOf(webhookRequestSchema, { user_id: 7, extra: 1, client_message_id: null })).toEqual([
      '/user_id wrong_type',
      '/message missing',
      '/client_message_id wrong_type',
      '/extra unknown_field',
    ]);
  });

  it.each([
    [null, ' wrong_type'],
    [undefined, ' missing'],
    ['text', ' wrong_type'],
    [[], ' wrong_type'],
  ])('refuses the body %j', (body, expected) => {
    expect(errorsOf(webhookRequestSchema, body)).toEqual([expected]);
  });

  it.each<[string, unknown, string]>([
    ['an empty user', { ...valid, user_id: '' }, '/user_id too_short'],
    ['a user with a line end', { ...valid, user_id: 'a\nb' }, '/user_id control_character'],
    ['a long user', { ...valid, user_id: 'x'.repeat(129) }, '/user_id too_long'],
    ['an array as user', { ...valid, user_id: ['a'] }, '/user_id wrong_type'],
    ['a blank message', { ...valid, message: ' \n ' }, '/message blank'],
    ['a message of 4,001 characters', { ...valid, message: 'ا'.repeat(4001) }, '/message too_long'],
    ['half a character', { ...valid, message: 'a\ud800' }, '/message lone_surrogate'],
    ['metadata that is a list', { ...valid, metadata: [] }, '/metadata wrong_type'],
    ['metadata too deep', { ...valid, metadata: { a: { b: { c: { d: { e: {} } } } } } }, '/metadata too_deep'],
    ['metadata too big', { ...valid, metadata: { a: 'ا'.repeat(2048) } }, '/metadata too_many_bytes'],
  ])('refuses %s', (_, body, expected) => {
    expect(errorsOf(webhookRequestSchema, body)).toEqual([expected]);
  });

  it('accepts what is just within the bounds', () => {
    const body = {
      user_id: '😀'.repeat(128),
      message: '😀'.repeat(4000),
      metadata: { a: { b: { c: { d: [1] } } }, x: 'y'.repeat(4000) },
    };
    expect(errorsOf(webhookRequestSchema, body)).toEqual([]);
  });

  it('survives JSON that is nested 20,000 levels deep', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(errorsOf(webhookRequestSchema, { ...valid, metadata: { deep } })).toEqual(['/metadata too_deep']);
    expect(errorsOf(webhookRequestSchema, deep)).toEqual([' wrong_type']);
  });

  it('bounds the number and the length of its findings', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${'k'.repeat(5000)}${index}`, 1]));
    const result = validate(webhookRequestSchema, { ...valid, ...many });
    expect(JSON.stringify(result).length).toBeLessThan(5000);
  });

  it('writes pointers as RFC 6901 does', () => {
    expect(errorsOf(webhookRequestSchema, { ...valid, 'a/b~c': 1 })).toEqual(['/a~1b~0c unknown_field']);
  });

  it.each<[z.ZodType, unknown, string]>([
    [z.object({ a: z.enum(['x', 'y']) }), { a: 'z' }, '/a invalid_value'],
    [z.object({ a: z.enum(['x', 'y']) }), {}, '/a missing'],
    [z.object({ a: z.number().min(3) }), { a: 1 }, '/a too_small'],
    [z.object({ a: z.array(z.number()).max(1) }), { a: [1, 2] }, '/a too_long'],
    [z.object({ a: z.array(z.number()).min(1) }), { a: [] }, '/a too_short'],
    [z.object({ a: z.string().regex(/^x$/) }), { a: 'y' }, '/a invalid_format'],
    [z.object({ a: z.union([z.string(), z.boolean()]) }), { a: 1 }, '/a invalid'],
    [z.object({ a: z.string().refine(() => false) }), { a: 'y' }, '/a invalid'],
  ])('translates what zod finds in case %#', (schema, input, expected) => {
    expect(errorsOf(schema, input)).toEqual([expected]);
  });

  it('refuses two ways of saying where to begin', () => {
    expect(errorsOf(listMessagesQuerySchema, { cursor: 'abc', after_seq: '3' })).toEqual(['/after_seq conflicting']);
  });
});

describe('fieldErrorDetail', () => {
  it('says in both languages what is wrong and how much is allowed', () => {
    const result = validate(webhookRequestSchema, { ...valid, message: 'ا'.repeat(9000) });
    const error = result.ok ? undefined : result.errors[0];
    if (error === undefined) throw new TypeError('an error was wanted');
    expect(fieldErrorDetail(error, 'en')).toBe('At most 4000 characters are allowed.');
    expect(fieldErrorDetail(error, 'fa')).toBe('حداکثر 4000 نویسه مجاز است.');
  });
});
