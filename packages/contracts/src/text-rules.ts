import { z } from 'zod';
import type { FieldErrorCode } from './field-error-codes.ts';
import type { TemplateValues } from './template.ts';

/** What a text field allows. */
export interface TextRules {
  /** Smallest number of Unicode code points. */
  readonly min: number;
  /** Largest number of Unicode code points. */
  readonly max: number;
  /** Whether tab, line feed and carriage return are allowed; other control characters never are. */
  readonly isMultiline: boolean;
}

/** What is wrong with a text, or null. */
export interface TextFault {
  readonly code: FieldErrorCode;
  readonly values: TemplateValues;
}

/**
 * A string schema by rules: length in code points, no control characters (C0, DEL, C1), no lone surrogates, not blank (white space
 * and characters that cannot be seen).
 * Positions in its errors are UTF-16 offsets.
 */
export function textSchema(rules: TextRules): z.ZodString {
  return z
    .string()
    .superRefine((text, context) => {
      const fault = findTextFault(text, rules);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault.code, params: fault });
    })
    .meta({ minLength: rules.min, maxLength: rules.max });
}

const seen = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Finds the first thing wrong with a text; reads each character once. */
export function findTextFault(text: string, rules: TextRules): TextFault | null {
  if (text.length < rules.min) return { code: 'too_short', values: { min: rules.min } };
  // A code point takes at most two units, so a far too long text is refused without being read.
  if (text.length > rules.max * 2) return { code: 'too_long', values: { max: rules.max } };
  let pairs = 0;
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    if (isRefusedControl(unit, rules.isMultiline)) return { code: 'control_character', values: { position } };
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(position + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return { code: 'lone_surrogate', values: { position } };
    pairs++;
    position++;
  }
  if (text.length - pairs > rules.max) return { code: 'too_long', values: { max: rules.max } };
  return seen.test(text) ? null : { code: 'blank', values: {} };
}

function isRefusedControl(unit: number, isMultiline: boolean): boolean {
  if (unit >= 0x20) return unit >= 0x7f && unit <= 0x9f;
  return !(isMultiline && (unit === 0x09 || unit === 0x0a || unit === 0x0d));
}
