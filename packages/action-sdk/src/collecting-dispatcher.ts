import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';

/** A message: a text of its own or a response of the domain, with what goes along. */
export interface Utterance {
  readonly text?: string;
  /** A response of the domain; the free keys below fill its placeholders. */
  readonly response?: string;
  readonly buttons?: readonly JsonObject[];
  /** An address. */
  readonly image?: string;
  /** Anything for the channel; rasa-sdk's `json_message`. */
  readonly custom?: JsonObject;
  readonly attachment?: JsonValue;
  readonly elements?: readonly JsonObject[];
  readonly [argument: string]: JsonValue | undefined;
}

/** Collects what an action says; it is sent when the action is done. */
export class CollectingDispatcher {
  /** In the shape of the protocol. */
  readonly messages: JsonObject[] = [];

  /** Says something. */
  utterMessage(utterance: Utterance): void {
    const { text, response, buttons, image, custom, attachment, elements, ...args } = utterance;
    const given = Object.entries(args).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
    this.messages.push({
      text: text ?? null,
      buttons: buttons ?? [],
      elements: elements ?? [],
      custom: custom ?? {},
      template: response ?? null,
      response: response ?? null,
      image: image ?? null,
      attachment: attachment ?? null,
      ...Object.fromEntries(given),
    });
  }
}
