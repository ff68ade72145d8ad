/** One page of rows. */
export interface Page<Row> {
  readonly data: readonly Row[];
  /** Where the next page begins; null: there is none. */
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
}

/** Makes a page of rows that were read with one more than the page holds. */
export function pageOf<Row>(
  rows: readonly Row[],
  options: { readonly limit: number; readonly cursorOf: (last: Row) => string },
): Page<Row> {
  const data = rows.slice(0, options.limit);
  const last = data.at(-1);
  const hasMore = rows.length > options.limit;
  return { data, nextCursor: hasMore && last !== undefined ? options.cursorOf(last) : null, hasMore };
}
