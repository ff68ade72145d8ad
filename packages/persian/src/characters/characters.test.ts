import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertDigits, digitValue, latinNumerals } from './digits.ts';
import { shortenElongation } from './elongation.ts';
import { emojiEnd } from './emoji.ts';
import { writeEzafe } from './ezafe.ts';
import { bareLetters, persianise } from './letters.ts';
import { removeBidiMarks, removeDiacritics, removeTatweel } from './marks.ts';
import { createOffsetMap } from './offset-map.ts';
import { persianPunctuation } from './punctuation.ts';
import { cleanHalfSpaces, cleanSpaces } from './spaces.ts';

describe('digits', () => {
  it('change script and leave all else', () => {
    expect(convertDigits('کد ۱۲3٤', 'latin')).toBe('کد 1234');
    expect(convertDigits('1٢۳', 'persian', 'latin')).toBe('۱٢۳');
    expect(latinNumerals('۱۲٬۵۰۰٫۵ و ٬')).toBe('12,500.5 و ٬');
  });

  it('have a value in every script', () => {
    expect(['7', '۷', '٧', '７'].map((digit) => digitValue(digit.charCodeAt(0)))).toEqual([7, 7, 7, 7]);
    expect(digitValue('a'.charCodeAt(0))).toBe(-1);
  });

  it('come back when changed twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 aب') }),
        (text) => convertDigits(convertDigits(text, 'arabic'), 'latin') === text,
      ),
    );
  });
});

describe('letters', () => {
  it('become Persian, hamza carriers and «آ» stay', () => {
    expect(persianise('علي كتاب مدرسة رأس آب')).toBe('علی کتاب مدرسه رأس آب');
    expect(persianise('ﻣﯽﮔﺮﯾﺰﯼ ﷽')).toBe('می‌گریزی بسم الله الرحمن الرحیم'.replace('\u200c', ''));
    expect(bareLetters('أمير آب مؤمن خانۀ')).toBe('امیر اب مومن خانه');
  });

  it('lose marks one kind at a time', () => {
    expect(removeDiacritics('کِتابٌ خانهٔ')).toBe('کتاب خانهٔ');
    expect(removeTatweel('خیــــلی')).toBe('خیلی');
    expect(removeBidiMarks('\u202bسلام\u202c')).toBe('سلام');
  });
});

describe('elongation', () => {
  it('is cut to one letter, or two where only that is a word', () => {
    expect(shortenElongation('سلااام خیییلی')).toBe('سلام خیلی');
    expect(shortenElongation('محبتتتون', { isKnown: (word) => word === 'محبتتون' })).toBe('محبتتون');
    expect(shortenElongation('سلامممم', { isKnown: () => false })).toBe('سلام');
    expect(shortenElongation('سلاممم', { kept: 2 })).toBe('سلامم');
  });

  it('never touches digits or words without a run of three', () => {
    expect(shortenElongation('10000 محبتتون')).toBe('10000 محبتتون');
  });

  it('takes many runs in one word without trying all spellings', () => {
    const word = 'اااببب'.repeat(500);
    const start = performance.now();
    shortenElongation(word, { isKnown: () => false });
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('spaces and punctuation', () => {
  it('are made plain', () => {
    expect(cleanSpaces(' a\u00a0\tb  ')).toBe('a b');
    expect(cleanHalfSpaces('\u200cمی\u200c\u200cشود\u200c است')).toBe('می\u200cشود است');
    expect(persianPunctuation('گفت "نه"... 2.5 چی?')).toBe('گفت «نه»… 2٫5 چی؟');
  });

  it('write the ezafe after ه in one style', () => {
    for (const text of ['خانه ی ما', 'خانه‌ی ما', 'خانۀ ما', 'خانهٔ ما']) {
      expect(writeEzafe(text, 'hamza')).toBe('خانۀ ما');
      expect(writeEzafe(text, 'half-space')).toBe('خانه‌ی ما');
    }
  });
});

describe('emoji', () => {
  it.each(['😀', '❤️', '👍🏽', '👨‍👩‍👧', '🇮🇷', '2️⃣'])('%s is one cluster', (emoji) => {
    expect(emojiEnd(`${emoji}م`, 0)).toBe(emoji.length);
  });

  it('is not a letter, a digit or a sign', () => {
    for (const text of ['م', '2', '#', '!', '']) expect(emojiEnd(text, 0)).toBe(0);
  });
});

describe('createOffsetMap', () => {
  it('agrees with counting code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const map = createOffsetMap(text);
        let utf16 = 0;
        let codePoint = 0;
        for (const character of text) {
          expect(map.toCodePoint(utf16)).toBe(codePoint);
          expect(map.toUtf16(codePoint)).toBe(utf16);
          utf16 += character.length;
          codePoint += 1;
        }
        expect(map.codePoints).toBe(codePoint);
      }),
      { numRuns: 200 },
    );
  });
});
