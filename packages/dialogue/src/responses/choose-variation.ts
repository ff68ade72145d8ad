import type { JsonValue, ResponseCondition, ResponseVariation } from '@hamzaban/rasa-project';

/** The variations of a response that suit a channel and the slots (rasa-compat 17.1); one of them is taken. */
export function suitableVariations(
  variations: readonly ResponseVariation[],
  channel: string,
  slot: (name: string) => JsonValue,
): readonly ResponseVariation[] {
  const unconditional = variations.filter((each) => each.condition === undefined);
  const conditional = variations.filter(
    (each) =>
      each.condition !== undefined && each.condition.length > 0 && each.condition.every((item) => holds(item, slot)),
  );
  const candidates = [
    conditional.filter((each) => each.channel === channel),
    unconditional.filter((each) => each.channel === channel),
    conditional.filter((each) => each.channel === undefined),
    unconditional.filter((each) => each.channel === undefined),
  ];
  return candidates.find((each) => each.length > 0) ?? [];
}

function holds(condition: ResponseCondition, slot: (name: string) => JsonValue): boolean {
  return equalValues(slot(condition.name), condition.value);
}

/** Equality as in Python, texts without regard to case. */
function equalValues(left: JsonValue, right: JsonValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function isNumeric(value: JsonValue): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
