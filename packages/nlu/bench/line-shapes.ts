import { z } from 'zod';
import type { BotCase } from './evaluate-bot.ts';
import type { Line } from './score-parses.ts';

const orNone = <Item>(items: readonly Item[] | null | undefined): readonly Item[] => items ?? [];
/** What stands in the text, where a set may have numbers as numbers. */
const surface = z.union([z.string(), z.number().transform(String)]);

/** A message of `bench:nlu`; slots lie inside its text. */
export const nluLine: z.ZodType<Line> = z
  .object({
    text: z.string(),
    intent: z.string().min(1),
    slots: z
      .array(z.object({ slot: z.string().min(1), start: z.int(), end: z.int(), value: z.string() }))
      .nullish()
      .transform(orNone),
  })
  .superRefine(({ text, slots }, context) => {
    slots.forEach(({ slot, start, end }, at) => {
      if (start < 0 || start >= end || end > text.length)
        context.addIssue({
          code: 'custom',
          path: ['slots', at],
          message: `«${slot}» is ${start}…${end} of a text of ${text.length} UTF-16 units; start is below end, end not beyond the text`,
        });
    });
  });

/** A case of `bench:bot`. */
export const botCase: z.ZodType<BotCase> = z.object({
  text: z.string(),
  intent: z.string().min(1),
  style: z
    .string()
    .nullish()
    .transform((style) => style ?? 'none'),
  entities: z
    .array(z.object({ entity: z.string().min(1), value: surface, resolved: z.unknown().optional() }))
    .nullish()
    .transform(orNone),
});

/** An example of an intent. */
export const intentLine = z.object({ text: z.string(), intent: z.string().min(1) });
