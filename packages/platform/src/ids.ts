declare const brand: unique symbol;

/** A text that has been checked or made to be an id of one kind. */
type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** The id of a shop: the name of its folder. */
export type TenantId = Id<'tenant'>;
/** `cnv_…` */
export type ConversationId = Id<'conversation'>;
/** `msg_…` */
export type MessageId = Id<'message'>;
/** `mdl_…` */
export type ModelId = Id<'model'>;
/** `job_…` */
export type JobId = Id<'job'>;

const tenantIdForm = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const uuidForm = /^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/;

/** Reads a shop's id: 1-63 lower-case ASCII letters, digits and inner hyphens; null for anything else. */
export function parseTenantId(text: string): TenantId | null {
  return tenantIdForm.test(text) ? (text as TenantId) : null;
}

/** Reads a conversation's id; null for anything else. */
export function parseConversationId(text: string): ConversationId | null {
  return hasForm(text, 'cnv') ? (text as ConversationId) : null;
}

/** Reads a model version's id; null for anything else. */
export function parseModelId(text: string): ModelId | null {
  return hasForm(text, 'mdl') ? (text as ModelId) : null;
}

/** Reads a job's id; null for anything else. */
export function parseJobId(text: string): JobId | null {
  return hasForm(text, 'job') ? (text as JobId) : null;
}

function hasForm(text: string, prefix: string): boolean {
  return text.startsWith(`${prefix}_`) && uuidForm.test(text.slice(prefix.length + 1));
}
