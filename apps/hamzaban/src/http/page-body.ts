import type { Page } from '@hamzaban/platform';

/** A page in the words of the API. */
export function pageBody<Row, Body>({ data, nextCursor, hasMore }: Page<Row>, bodyOf: (row: Row) => Body) {
  return { data: data.map(bodyOf), next_cursor: nextCursor, has_more: hasMore };
}
