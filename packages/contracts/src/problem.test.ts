import { describe, expect, it } from 'vitest';
import type { ErrorCode } from './error-codes.ts';
import { errorCodes } from './error-codes.ts';
import { fieldErrorCodes } from './field-error-codes.ts';
import { problemOf, problemSchema } from './problem.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

describe('problemOf', () => {
  it.each(codes)('writes a body for %s that its schema accepts, in both languages', (code) => {
    for (const language of ['fa', 'en'] as const) {
      const problem = problemOf({ code, language, instance: '/webhook', requestId: 'r1' });
      expect(problemSchema.parse(problem)).toEqual(problem);
      expect(problem.status).toBe(errorCodes[code].status);
      expect(problem.title).not.toBe('');
    }
  });

  it('fills the places of its text and leaves unknown ones', () => {
    const problem = problemOf({ code: 'rate_limited', language: 'en', values: { retry_after: 7 } });
    expect(problem.detail).toBe('Too many requests. Try again in 7 seconds.');
    expect(problem.type).toBe('https://iana.org/assignments/http-problem-types#quota-exceeded');
    expect(problemOf({ code: 'rate_limited', language: 'en' }).detail).toContain('{retry_after}');
  });

  it('does not fill places that come with a value', () => {
    const problem = problemOf({ code: 'tenant_exists', language: 'en', values: { tenant: '{tenant}$&' } });
    expect(problem.detail).toBe('There is already a shop with the id "{tenant}$&".');
  });

  it('lists wrong fields with pointer, text and code, and leaves an empty list out', () => {
    const errors = [{ pointer: '/message', code: 'missing', values: {} }] as const;
    expect(problemOf({ code: 'validation_failed', language: 'fa', errors }).errors).toEqual([
      { pointer: '/message', detail: 'این فیلد الزامی است.', code: 'missing' },
    ]);
    expect(problemOf({ code: 'validation_failed', language: 'fa', errors: [] })).not.toHaveProperty('errors');
  });
});

describe('the tables of texts', () => {
  const texts = [
    ...codes.flatMap((code) => [errorCodes[code].title, errorCodes[code].detail]),
    ...Object.values(fieldErrorCodes),
  ];

  it('are written in Persian letters: no Arabic kaf, yeh or teh marbuta, no Latin comma or question mark', () => {
    for (const { fa } of texts) {
      expect(fa).toMatch(/[آ-ی]/);
      expect(fa.replaceAll(/\{[a-z_]+\}|[A-Za-z_/-]+/g, '')).not.toMatch(/[كيىة,?;]/);
    }
  });

  it('have the same places in both languages', () => {
    const places = (text: string) => (text.match(/\{[a-z_]+\}/g) ?? []).sort();
    for (const { fa, en } of texts) expect(places(fa)).toEqual(places(en));
  });
});
