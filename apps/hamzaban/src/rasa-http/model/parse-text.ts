import type { JsonValue } from '@hamzaban/rasa-project';
import { unexpected } from '../replies/rasa-failure.ts';

/**
 * The text in the body of `POST /model/parse`. What is wrong with a body is told in the words of Python, which clients of
 * Rasa may have met. Throws a `RasaFailure`.
 */
export function textToParse(body: JsonValue): string {
  if (body === null || typeof body === 'boolean' || typeof body === 'number')
    throw failed(`'${pythonType(body)}' object is not subscriptable`);
  if (typeof body === 'string') throw failed('string indices must be integers');
  if (Array.isArray(body)) throw failed('list indices must be integers or slices, not str');
  const text = (body as Readonly<Record<string, JsonValue>>)['text'];
  if (text === undefined) throw failed("'text'");
  if (!Array.isArray(text)) return asText(text);
  if (text.length === 0) throw failed('list index out of range');
  return asText(text[0] as JsonValue);
}

function asText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  throw failed('');
}

function failed(why: string) {
  return unexpected('ParsingError', why);
}

function pythonType(value: null | boolean | number): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int' : 'float';
}
