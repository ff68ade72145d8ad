export {
  createTenantRequestSchema,
  createTenantResponseSchema,
  jobSchema,
  listTenantsQuerySchema,
  maxKeyOverlapSeconds,
  modelListSchema,
  modelVersionSchema,
  pinModelRequestSchema,
  rotateKeyRequestSchema,
  rotateKeyResponseSchema,
  tenantPageSchema,
  tenantParamsSchema,
  tenantSchema,
  tenantStatusSchema,
} from './admin.ts';
export { agentActionRequestSchema, agentMessageRequestSchema, takeOverRequestSchema } from './agents.ts';
export type { AuthResponse } from './auth.ts';
export { authHeadersSchema, authResponseSchema } from './auth.ts';
export type { ConversationBody, ListConversationsQuery } from './conversations.ts';
export {
  conversationPageSchema,
  conversationParamsSchema,
  conversationSchema,
  listConversationsQuerySchema,
} from './conversations.ts';
export type { ErrorCode, ErrorDefinition } from './error-codes.ts';
export { errorCodes } from './error-codes.ts';
export type { FieldError } from './field-error.ts';
export { fieldErrorDetail } from './field-error.ts';
export type { FieldErrorCode } from './field-error-codes.ts';
export { fieldErrorCodes } from './field-error-codes.ts';
export {
  agentIdSchema,
  clientMessageIdSchema,
  conversationStatusSchema,
  idempotencyKeySchema,
  maxBodyBytes,
  maxMessageLength,
  messageTextSchema,
  prefixedIdSchema,
  tenantIdSchema,
  tenantNameSchema,
  timestampSchema,
  userIdSchema,
} from './fields.ts';
export { jsonPointer } from './json-pointer.ts';
export type { Bilingual, Language } from './language.ts';
export { pickLanguage } from './language.ts';
export type { ListMessagesQuery, MessageBody } from './messages.ts';
export { listMessagesQuerySchema, messagePageSchema, messageSchema } from './messages.ts';
export { maxMetadataBytes, maxMetadataDepth, metadataSchema } from './metadata.ts';
export { maxOrigins, originSchema, parseOrigin, tenantOriginsSchema } from './origin.ts';
export { cursorSchema, defaultPageLimit, limitSchema, maxPageLimit, pageSchema } from './page.ts';
export type { Problem, ProblemOptions } from './problem.ts';
export { problemOf, problemSchema } from './problem.ts';
export { buttonSchema, entitySchema, replyContentSchema, understoodSchema } from './replies.ts';
export type { TemplateValues } from './template.ts';
export { fillTemplate } from './template.ts';
export type { TextFault, TextRules } from './text-rules.ts';
export { findTextFault, textSchema } from './text-rules.ts';
export type { Validation } from './validate.ts';
export { validate } from './validate.ts';
export type { WebhookRequest, WebhookResponse } from './webhook.ts';
export { webhookRequestSchema, webhookResponseSchema } from './webhook.ts';
