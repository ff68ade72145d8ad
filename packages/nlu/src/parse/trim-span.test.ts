import { describe, expect, it } from 'vitest';
import { trimSpan } from './trim-span.ts';

const trimmed = (text: string): string | null => {
  const span = trimSpan(`آ${text}آ`, { start: 1, end: 1 + text.length });
  return span === null ? null : `آ${text}آ`.slice(span.start, span.end);
};

describe('trimSpan', () => {
  it.each([
    ['گوشی\u200c', 'گوشی'],
    ['\ufeffکفش', 'کفش'],
    ['«تهران', 'تهران'],
    ['(۰۹۱۲۳۴۵۶۷۸۹', '۰۹۱۲۳۴۵۶۷۸۹'],
    ['«کتاب» ،', 'کتاب'],
    ['(گوشی)', 'گوشی'],
  ])('takes signs off the edges of %j', (text, value) => {
    expect(trimmed(text)).toBe(value);
  });

  it.each([
    '(021)88776655',
    'گوشی (مشکی)',
    'می‌خوام',
    '۲۵۰.۰۰۰',
    'a.b@c.ir',
    '#54021',
    '50%',
    '*780#',
    'کجایی؟',
    '!!!',
    '❤\ufe0f',
    '👨\u200d👩',
  ])('leaves %j as it is', (text) => {
    expect(trimmed(text)).toBe(text);
  });

  it('leaves nothing of signs alone', () => {
    expect(trimmed('«')).toBeNull();
    expect(trimmed('،\u200c ')).toBeNull();
  });
});
