/** Entities that are words of the language: what hangs on the word («مشکیشو», «کتاب‌هایی») is not part of the value. */
export const wordEntities: ReadonlySet<string> = new Set([
  'category',
  'brand',
  'product',
  'color',
  'city',
  'province',
  'payment_method',
  'shipping_method',
]);
