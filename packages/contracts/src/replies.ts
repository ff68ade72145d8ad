import { z } from 'zod';

/** A button: what is read, and what is sent as a message when it is pressed. */
export const buttonSchema = z
  .object({ title: z.string(), payload: z.string().optional() })
  .loose()
  .meta({ id: 'Button' });

/** What a message of the bot may carry besides its text. */
export const replyContentSchema = z.strictObject({
  text: z.string().meta({ description: 'Empty when the reply has no text.' }),
  buttons: z.array(buttonSchema).optional(),
  image: z.string().optional(),
  custom: z.unknown().optional(),
});

/** An entity found in a message; `start` and `end` are UTF-16 offsets into the text as it was sent. */
export const entitySchema = z
  .strictObject({
    entity: z.string(),
    value: z.unknown(),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    resolved: z.unknown().optional(),
  })
  .meta({ id: 'Entity' });

/** How a message was understood. */
export const understoodSchema = z
  .strictObject({
    intent: z.string(),
    confidence: z.number().min(0).max(1),
    entities: z.array(entitySchema),
  })
  .meta({ id: 'Understood' });
