import { type JsonObject, type JsonValue, readYamlValue } from '@hamzaban/rasa-project';
import { sameJson } from '../../../../packages/dialogue/bench/compare-events.ts';
import { comparedLength } from './meant-differences.ts';

/** What a call was answered with. */
export interface Reply {
  readonly status: number;
  /** Empty without one. */
  readonly contentType: string;
  readonly body: JsonValue;
}

export interface ReplyComparison {
  /** Null when they are equal. */
  readonly difference: string | null;
  /** They are equal up to where a difference is meant. */
  readonly isMeant: boolean;
}

/** Compares a reply with the recorded one: status, content type, and the body without times and random ids. */
export function compareReplies(ours: Reply, recorded: Reply): ReplyComparison {
  const length = messageLength(recorded.body);
  const part = ({ status, contentType, body }: Reply): JsonValue => ({
    status,
    contentType,
    body: comparable(contentType === 'text/event-stream' ? linesOf(body) : shortened(body, length)),
  });
  const [own, wanted] = [part(ours), part(recorded)];
  const isEqual = sameJson(own, wanted) || sameYaml(ours, recorded);
  return { difference: isEqual ? null : firstDifference(own, wanted, ''), isMeant: isEqual && length !== null };
}

/** A YAML text is compared by its content: `0.0` and `0` are one number. */
function sameYaml(ours: Reply, recorded: Reply): boolean {
  if (ours.contentType !== 'application/x-yaml' || recorded.contentType !== ours.contentType) return false;
  const [own, wanted] = [ours, recorded].map(({ body }) => {
    const { value } = readYamlValue({ path: 'body.yml', bytes: Buffer.from(String(body)) });
    return value;
  });
  return ours.status === recorded.status && own !== undefined && sameJson(own, wanted);
}

function messageLength(body: JsonValue): number | null {
  const message = isMap(body) ? body['message'] : undefined;
  return typeof message === 'string' ? comparedLength(message) : null;
}

/** A stream is compared line by line; the recordings hold one line as JSON and several as a text. */
function linesOf(body: JsonValue): JsonValue {
  if (typeof body !== 'string') return [body];
  return body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as JsonValue]));
}

function shortened(body: JsonValue, length: number | null): JsonValue {
  if (length === null || !isMap(body) || typeof body['message'] !== 'string') return body;
  return { ...body, message: body['message'].slice(0, length) };
}

/** Values that no two runs share; that they are there is compared. */
const unstable: ReadonlySet<string> = new Set([
  'timestamp',
  'latest_event_time',
  'message_id',
  'model_id',
  'responseId',
]);

function comparable(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((each: JsonValue) => comparable(each));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      unstable.has(key) && each !== null && typeof each !== 'object' ? typeof each : comparable(each),
    ]),
  );
}

function firstDifference(own: JsonValue | undefined, wanted: JsonValue | undefined, path: string): string {
  if (isMap(own) && isMap(wanted)) {
    for (const key of new Set([...Object.keys(own), ...Object.keys(wanted)]))
      if (!sameJson(own[key], wanted[key])) return firstDifference(own[key], wanted[key], `${path}.${key}`);
  }
  if (Array.isArray(own) && Array.isArray(wanted)) {
    for (let index = 0; index < Math.max(own.length, wanted.length); index++)
      if (!sameJson(own[index], wanted[index])) return firstDifference(own[index], wanted[index], `${path}[${index}]`);
  }
  return `${path}: ${JSON.stringify(own)?.slice(0, 600)} instead of ${JSON.stringify(wanted)?.slice(0, 600)}`;
}

function isMap(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
