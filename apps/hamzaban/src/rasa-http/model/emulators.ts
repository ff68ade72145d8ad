import { randomUUID } from 'node:crypto';
import type { EntityMatch, ParseData } from '@hamzaban/dialogue';
import { badRequest } from '../replies/rasa-failure.ts';

/** Puts what was understood into another service's shape. */
export type Emulator = (parse: ParseData) => unknown;

/** The emulator of a name in any case (`emulation_mode`); without a name Rasa's own shape. Throws a `RasaFailure`. */
export function emulatorOf(mode: string | undefined): Emulator {
  switch (mode?.toLowerCase()) {
    case undefined:
      return (parse) => parse;
    case 'wit':
      return asWit;
    case 'luis':
      return asLuis;
    case 'dialogflow':
      return asDialogflow;
    default:
      throw badRequest("Invalid parameter value for 'emulation_mode'. Should be one of 'WIT', 'LUIS', 'DIALOGFLOW'.", {
        parameter: 'emulation_mode',
        in: 'query',
      });
  }
}

function asWit({ text, intent, entities }: ParseData): unknown {
  const byRole: Record<string, unknown[]> = {};
  const points = Array.from(text ?? '');
  for (const entity of entities) {
    const role = entity.role ?? entity.entity;
    const { start = 0, end = 0 } = entity;
    const key = `${entity.entity}:${role}`;
    byRole[key] ??= [];
    byRole[key].push({
      confidence: entity.confidence_entity || 1,
      name: entity.entity,
      value: entity.value,
      body: points.slice(start, end).join(''),
      start,
      end,
      role,
      entities: [],
    });
  }
  return { text, intents: [intent], entities: byRole };
}

function asLuis({ text, intent, intent_ranking: ranking = [], entities }: ParseData): unknown {
  const scored = ranking.length > 0 ? ranking : [intent];
  const instance: Record<string, unknown> = {};
  const values: Record<string, unknown> = {};
  for (const entity of entities) {
    const key = entity.role ?? entity.entity;
    values[key] = [entity.value];
    instance[key] = [luisInstance(entity)];
  }
  return {
    query: text,
    prediction: {
      normalizedQuery: text,
      topIntent: intent.name,
      intents: Object.fromEntries(scored.map(({ name, confidence }) => [String(name), { score: confidence }])),
      entities: { $instance: instance, ...values },
    },
  };
}

function luisInstance({ role, entity, value, start, end, confidence_entity: _, ...rest }: EntityMatch): unknown {
  return {
    role: role ?? null,
    type: entity,
    text: value,
    startIndex: start ?? null,
    length: start === undefined || end === undefined ? null : end - start,
    score: rest['confidence'] ?? null,
    modelType: rest.extractor ?? null,
  };
}

function asDialogflow({ text, intent, entities }: ParseData): unknown {
  const parameters: Record<string, unknown[]> = {};
  for (const { entity, value } of entities) {
    parameters[entity] ??= [];
    parameters[entity].push(value);
  }
  return {
    responseId: randomUUID(),
    queryResult: {
      queryText: text,
      action: intent.name,
      parameters,
      fulfillmentText: '',
      fulfillmentMessages: [],
      outputContexts: [],
      intent: { name: intent.name, displayName: intent.name },
      intentDetectionConfidence: intent.confidence,
    },
  };
}
