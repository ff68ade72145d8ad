import type { Clock } from './clock.ts';
import type { Crypto } from './crypto.ts';
import type { ConversationId, JobId, MessageId, ModelId } from './ids.ts';

/** Makes ids of every kind. */
export interface Ids {
  conversation(): ConversationId;
  message(): MessageId;
  model(): ModelId;
  job(): JobId;
}

// One call of the random source serves this many ids; asking it for each id costs more than the id.
const idsPerDraw = 256;
const randomBytesPerId = 8;

/**
 * Creates the maker of ids: a prefix and a UUIDv7 (RFC 9562 §5.7) in 32 hexadecimal digits. Ids of one maker are
 * strictly increasing as texts, also within a millisecond (12-bit counter, §6.2 method 1) and when the clock goes back.
 */
export function createIds(dependencies: { readonly clock: Clock; readonly crypto: Crypto }): Ids {
  const { clock, crypto } = dependencies;
  let lastMs = -1;
  let counter = 0;
  let random: Uint8Array = new Uint8Array(0);
  let offset = 0;

  function tick(): void {
    const now = clock.now();
    if (now > lastMs) {
      lastMs = now;
      counter = 0;
    } else if (counter < 0xfff) {
      counter++;
    } else {
      // The counter is used up: borrow from the future rather than wait or repeat.
      lastMs++;
      counter = 0;
    }
  }

  function tail(): string {
    if (offset === random.length) {
      random = crypto.randomBytes(idsPerDraw * randomBytesPerId);
      offset = 0;
    }
    const view = new DataView(random.buffer, random.byteOffset + offset, randomBytesPerId);
    offset += randomBytesPerId;
    const high = ((view.getUint32(0) & 0x3fffffff) | 0x80000000) >>> 0;
    return high.toString(16).padStart(8, '0') + view.getUint32(4).toString(16).padStart(8, '0');
  }

  function next<Kind extends string>(prefix: string): Kind {
    tick();
    const time = lastMs.toString(16).padStart(12, '0');
    return `${prefix}_${time}7${counter.toString(16).padStart(3, '0')}${tail()}` as Kind;
  }

  return {
    conversation: () => next<ConversationId>('cnv'),
    message: () => next<MessageId>('msg'),
    model: () => next<ModelId>('mdl'),
    job: () => next<JobId>('job'),
  };
}
