/** A map as YAML or JSON gives it. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Values as YAML 1.2 core reads them. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
