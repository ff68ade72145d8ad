import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';
import { formalPunctuation } from './formal-punctuation.ts';

const words = loadWordAnalyser();
const formal = (text: string): string => words.formalise(text).replaceAll('\u200c', '-');

describe('formalise', () => {
  it.each([
    ['اینو چند میدین', 'این را چند می-دهید.'],
    ['خیلی گرونه', 'خیلی گران است.'],
    ['این مانتو رو میخوام', 'این مانتو را می-خواهم.'],
    ['کتاب رو بذار رو میز', 'کتاب را بگذار روی میز.'],
    ['تو سایت دیدم', 'در سایت دیدم.'],
    ['تو باید بری', 'تو باید بروی.'],
    ['حالش و بپرسم', 'حالش را بپرسم.'],
    ['من و تو', 'من و تو.'],
    ['می خوام کتاب هام رو بخرم', 'می-خواهم کتاب-هایم را بخرم.'],
    ['مشکیه رو میخوام', 'مشکی را می-خواهم.'],
    ['گوشیه من هنوز نرسیده', 'گوشی من هنوز نرسیده.'],
    ['پولمو پس بدین', 'پولم را پس بدهید.'],
    ['ازتون ممنونم', 'از شما ممنونم.'],
  ])('«%s» → «%s»', (text, wanted) => {
    expect(formal(text)).toBe(wanted);
  });

  it('tells past tense from infinitive by the neighbours', () => {
    expect(formal('همه رفتن')).toBe('همه رفتند.');
    expect(formal('برای رفتن آماده شدم')).toBe('برای رفتن آماده شدم.');
  });

  it('keeps digits, Latin words and emoji', () => {
    expect(formal('iPhone 13 دارین؟ 🙏')).toBe('iPhone 13 دارید؟ 🙏');
  });

  it('answers an empty text with an empty text', () => {
    expect(words.formalise('')).toBe('');
  });
});

describe('formalPunctuation', () => {
  it.each([
    ['چرا؟؟!', 'چرا؟'],
    ['باشه!!!', 'باشه.'],
    ['خوب .. بعد', 'خوب، بعد.'],
    ['سلام ، خوبی ?', 'سلام، خوبی؟'],
    ['رفت…', 'رفت.'],
    ['عالی!', 'عالی!'],
    ['. بیا', 'بیا.'],
  ])('«%s» → «%s»', (text, wanted) => {
    expect(formalPunctuation(text)).toBe(wanted);
  });
});
