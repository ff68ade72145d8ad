import type { EntityKind } from '@hamzaban/persian';

/** Kinds of the reader whose entities have another name in `shop-intents.yml`. */
const otherNames: { readonly [kind: string]: readonly string[] } = {
  phone: ['phone_number'],
  landline: ['phone_number'],
  card: ['card_number'],
  sheba: ['iban'],
};

/** Names of entities that a kind of the reader may stand for, the best first. */
export function namesOfKind(kind: string): readonly string[] {
  return namesByKind.get(kind) ?? [kind];
}

/** Kinds of which the reader has values of its own; those of a catalogue it has only beside one. */
const ownKinds: { readonly [kind in Exclude<EntityKind, 'product' | 'brand' | 'category'>]: true } = {
  number: true,
  price: true,
  date: true,
  time: true,
  duration: true,
  'day-part': true,
  frequency: true,
  quantity: true,
  phone: true,
  landline: true,
  national_id: true,
  legal_id: true,
  card: true,
  sheba: true,
  postal_code: true,
  plate: true,
  order_number: true,
  tracking_code: true,
  email: true,
  url: true,
  color: true,
  size: true,
  city: true,
  province: true,
  unit: true,
};
const namesByKind: ReadonlyMap<string, readonly string[]> = new Map(
  Object.keys(ownKinds).map((kind) => [kind, [...(otherNames[kind] ?? []), kind]]),
);
const readNames: ReadonlySet<string> = new Set([...namesByKind.values()].flat());

/** Whether reading the words of such an entity by themselves may say more of it. */
export function isReadAlone(name: string): boolean {
  return readNames.has(name);
}
