import type { ComponentConfig, JsonValue } from '@hamzaban/rasa-project';

/** Reads a number option; `fallback` when it is absent or no number. */
export function numberOption(policy: ComponentConfig, name: string, fallback: number): number {
  const value = policy.options[name];
  return typeof value === 'number' ? value : fallback;
}

/** Reads a boolean option. */
export function booleanOption(policy: ComponentConfig, name: string, fallback: boolean): boolean {
  const value: JsonValue | undefined = policy.options[name];
  return typeof value === 'boolean' ? value : fallback;
}

/** Reads a text option. */
export function textOption(policy: ComponentConfig, name: string, fallback: string): string {
  const value = policy.options[name];
  return typeof value === 'string' ? value : fallback;
}

/** `max_history`; `null` = no limit, also where 0 or nothing is written; `fallback` where it is no number. */
export function maxHistoryOption(policy: ComponentConfig, fallback: number | null = null): number | null {
  const value = policy.options['max_history'];
  if (value === null || (typeof value === 'number' && value <= 0)) return null;
  return typeof value === 'number' ? value : fallback;
}

/** A list of texts; a single text counts as a list of one, anything else as none. */
export function textsOption(policy: ComponentConfig, name: string): readonly string[] {
  const value = policy.options[name];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string');
}
