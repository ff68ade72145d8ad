/** Kinds of the reader whose entities have another name in `shop-intents.yml`. */
const otherNames: { readonly [kind: string]: readonly string[] } = {
  phone: ['phone_number'],
  landline: ['phone_number'],
  card: ['card_number'],
  sheba: ['iban'],
};

/** Names of entities that a kind of the reader may stand for, the best first. */
export function namesOfKind(kind: string): readonly string[] {
  return [...(otherNames[kind] ?? []), kind];
}
