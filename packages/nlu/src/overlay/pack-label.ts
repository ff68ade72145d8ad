const prefix = '\u0000';

/** Label of a base intent in an overlay's classifier; no Rasa intent can begin so. */
export function packLabelOf(intent: string): string {
  return `${prefix}${intent}`;
}

export function isPackLabel(label: string): boolean {
  return label.startsWith(prefix);
}
