export type PlainScalar =
  | { readonly kind: 'null'; readonly value: null }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'string'; readonly value: string };

const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const INTEGER = /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

/**
 * What an unquoted YAML value means to Rasa (ruamel.yaml, YAML 1.2): `yes` and `12:30` are texts, `010` is 10, `0o17` is 15,
 * `0b11` is 3, `1_000` is 1000, `2020-01-02` is a date. Infinite and not-a-number values stay texts, as JSON has none.
 */
export function resolvePlainScalar(source: string): PlainScalar {
  const first = source.charCodeAt(0);
  const couldBeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (couldBeNumber) return resolveNumber(source);
  if (NULL.test(source)) return { kind: 'null', value: null };
  if (BOOLEAN.test(source)) return { kind: 'boolean', value: source[0] === 't' || source[0] === 'T' };
  return { kind: 'string', value: source };
}

function resolveNumber(source: string): PlainScalar {
  if (INTEGER.test(source)) return { kind: 'number', value: integerValue(source.replaceAll('_', '')) };
  if (FLOAT.test(source)) {
    const value = Number(source.replaceAll('_', ''));
    if (Number.isFinite(value)) return { kind: 'number', value };
  }
  if (DATE.test(source)) return { kind: 'date', value: source };
  return { kind: 'string', value: source };
}

function integerValue(digits: string): number {
  const isNegative = digits.startsWith('-');
  const magnitude = Number(digits.replace(/^[-+]/, ''));
  return isNegative && magnitude !== 0 ? -magnitude : magnitude;
}
