import type { JsonValue } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { interpolate, UnbalancedBracesError } from './interpolate.ts';

const values: Readonly<Record<string, JsonValue>> = { name: 'علی', n: 3, yes: true, nothing: null, list: ['a', 1] };

function fill(text: JsonValue): { readonly filled: JsonValue; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const filled = interpolate(
    text,
    (name) => values[name],
    (placeholder) => missing.push(placeholder),
  );
  return { filled, missing };
}

describe('placeholders in a response', () => {
  it('are filled with what Python would print', () => {
    expect(fill('{name} {n} {yes} {nothing} {list}').filled).toBe("علی 3 True None ['a', 1]");
  });

  it('leave a text as it is when one of them has no value', () => {
    expect(fill('{name} {unknown}')).toEqual({ filled: '{name} {unknown}', missing: ['unknown'] });
  });

  it('give single braces for doubled ones when nothing else is to be filled', () => {
    expect(fill('/inform{{"a": 1}}').filled).toBe('/inform{"a": 1}');
    expect(fill('{{x}} {name}')).toEqual({ filled: '{{x}} {name}', missing: ['name'] });
  });

  it('send JSON with single braces as it stands', () => {
    const payload = '/inform{"a": {"b": 1}}';
    expect(fill(payload).filled).toBe(payload);
    expect(fill('{\n "a": 1}').filled).toBe('{\n "a": 1}');
  });

  it('are filled at every depth and in lists', () => {
    expect(fill({ a: ['{n}', { b: '{name}' }], c: 1, d: null }).filled).toEqual({
      a: ['3', { b: 'علی' }],
      c: 1,
      d: null,
    });
  });

  it('refuse a text whose braces do not balance', () => {
    expect(() => fill('a { b')).toThrow(UnbalancedBracesError);
    expect(() => fill('a } b')).toThrow(UnbalancedBracesError);
  });
});
