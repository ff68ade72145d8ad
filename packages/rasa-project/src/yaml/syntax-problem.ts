import type { YAMLParseError } from 'yaml';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';

export interface SyntaxProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

const COLON_OR_QUOTES =
  'Check the indentation and the `key: value` form of this line and the one before; a text that contains `: ` or ` #`, or begins with a special character, needs quotes.';

/** The parser's message in plain words, with what to do about it. `lineText` is the line it complains about. */
export function describeSyntaxError(error: YAMLParseError, lineText: string): SyntaxProblem {
  const indentation = /^\s*/.exec(lineText)?.[0] ?? '';
  if (error.code === 'TAB_AS_INDENT' || indentation.includes('\t')) {
    return {
      code: 'yaml-tab',
      message: 'The line is indented with a tab, which YAML does not allow.',
      hint: 'Replace every tab at the beginning of a line by spaces (two for each level).',
    };
  }
  if (error.code === 'RESOURCE_EXHAUSTION') {
    return {
      code: 'yaml-too-deep',
      message: 'Lists and maps are nested too deep to be read.',
      hint: 'Check for a run of stray brackets or dashes.',
    };
  }
  return { code: 'yaml-syntax', ...plainWords(error) };
}

/** Where the quote that is never closed was opened: the parser complains only at the end of the file. */
export function openingQuote(error: YAMLParseError, text: string): number | undefined {
  const quote = unclosedQuote(error);
  if (quote === undefined) return undefined;
  let at = text.lastIndexOf(quote);
  while (at > 0 && quote === '"' && text[at - 1] === '\\') at = text.lastIndexOf(quote, at - 1);
  return at < 0 ? undefined : at;
}

function unclosedQuote(error: YAMLParseError): string | undefined {
  if (error.code !== 'MISSING_CHAR') return undefined;
  return /closing (["'])quote/.exec(error.message)?.[1];
}

function plainWords(error: YAMLParseError): { message: string; hint: string } {
  switch (error.code) {
    case 'MISSING_CHAR':
      if (unclosedQuote(error) !== undefined) {
        return { message: 'A quote is opened here but never closed.', hint: 'Close the text with the same quote.' };
      }
      if (/without - indicator/.test(error.message)) return misplaced(error);
      return {
        message: `Something is not closed here: ${lowerFirst(error.message)}.`,
        hint: 'Add the missing quote, bracket or colon.',
      };
    case 'BAD_INDENT':
      return misplaced(error);
    case 'BAD_SCALAR_START':
      return {
        message: `A text cannot begin like this: ${lowerFirst(error.message)}.`,
        hint: 'Put quotes around the text.',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `A back slash in double quotes is not a known escape: ${lowerFirst(error.message)}.`,
        hint: 'Write `\\\\` for a back slash, or use single quotes.',
      };
    case 'MULTIPLE_DOCS':
      return {
        message: 'The file holds several YAML documents (a line `---` separates them).',
        hint: 'Remove the `---` line, or split the file in two.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return {
        message: `A key goes over several lines or is followed by a second colon: ${lowerFirst(error.message)}.`,
        hint: COLON_OR_QUOTES,
      };
    default:
      return { message: `This is not valid YAML: ${lowerFirst(error.message)}.`, hint: COLON_OR_QUOTES };
  }
}

function misplaced(error: YAMLParseError): { message: string; hint: string } {
  return {
    message: `The indentation does not fit: ${lowerFirst(error.message)}.`,
    hint: 'Close every bracket, and let the entries of one list or map begin in the same column.',
  };
}

function lowerFirst(message: string): string {
  const text = message.trim().replace(/[.:]$/, '').replaceAll('\t', '\\t');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
