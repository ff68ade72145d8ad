import { z } from 'zod';

/** How many rows a page has when nothing is asked for. */
export const defaultPageLimit = 20;
/** How many rows a page has at most. */
export const maxPageLimit = 100;

/** `?limit=`: digits only, 1 to 100. */
export const limitSchema = z
  .string()
  .regex(/^[0-9]{1,9}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(maxPageLimit))
  .default(defaultPageLimit)
  .meta({ description: `Rows per page, 1 to ${maxPageLimit}; ${defaultPageLimit} when left out.` });

/** `?cursor=`: opaque, from `next_cursor` of the page before. */
export const cursorSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,512}$/)
  .meta({ description: 'next_cursor of the page before.' });

/** Schema of one page of rows. */
export function pageSchema<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ data: z.array(row), next_cursor: z.string().nullable(), has_more: z.boolean() });
}
