export type { AppErrorOptions, ErrorKind } from './app-error.ts';
export { AppError } from './app-error.ts';
export type { Clock } from './clock.ts';
export type { Conversation, ConversationStatus } from './conversations/conversation.ts';
export type { Conversations, ListConversations, ListMessages } from './conversations/create-conversations.ts';
export { createConversations } from './conversations/create-conversations.ts';
export type { Message, MessageContent, Understood, UnderstoodEntity } from './conversations/message.ts';
export type { Ids } from './create-ids.ts';
export { createIds } from './create-ids.ts';
export type { Crypto } from './crypto.ts';
export type { ConversationId, JobId, MessageId, ModelId, TenantId } from './ids.ts';
export { parseConversationId, parseJobId, parseModelId, parseTenantId } from './ids.ts';
export type { IntervalTimers, Jobs, JobTask, WorkOptions } from './jobs/create-jobs.ts';
export { createJobs } from './jobs/create-jobs.ts';
export type { Job, JobKind, JobStatus } from './jobs/job.ts';
export type { Json, JsonObject } from './json.ts';
export type { AccessClaims, AccessTokens } from './keys/access-tokens.ts';
export type { KeyClass, StoredKey } from './keys/api-key.ts';
export type { Access, Principal, Scope, TenantPrincipal } from './keys/create-access.ts';
export { createAccess } from './keys/create-access.ts';
export type { Keys, NewKey, RotatedKey } from './keys/create-keys.ts';
export { createKeys, defaultKeyOverlapMs } from './keys/create-keys.ts';
export type { LimitDecision, LimitSubject, Limits } from './limits/create-limits.ts';
export { createLimits, defaultLimitPolicies } from './limits/create-limits.ts';
export type { RateLimitHeaders } from './limits/rate-limit-headers.ts';
export type { LimitPolicy } from './limits/token-buckets.ts';
export type { ListedModel, Models, TrainedModel } from './models/create-models.ts';
export { createModels } from './models/create-models.ts';
export type { ModelVersion } from './models/model-version.ts';
export type { Origins } from './origins/create-origins.ts';
export { createOrigins } from './origins/create-origins.ts';
export type { Outbox } from './outbox/create-outbox.ts';
export { createOutbox } from './outbox/create-outbox.ts';
export type { OutboxRow, PlatformEvent, PlatformEventType } from './outbox/platform-event.ts';
export type { Page } from './page.ts';
export type {
  Credential,
  JobEnd,
  JobHeartbeat,
  JobLease,
  KeyRotation,
  PlatformStore,
  TenantQuery,
  TenantStatusChange,
} from './store/platform-store.ts';
export type { Store } from './store/store.ts';
export type { ConversationQuery, SequenceQuery, TenantStore, TurnEvents } from './store/tenant-store.ts';
export type { ListTenants, Tenants } from './tenants/create-tenants.ts';
export { createTenants, defaultGraceMs } from './tenants/create-tenants.ts';
export type { Tenant, TenantStatus } from './tenants/tenant.ts';
export type { AgentActions, AgentMessage } from './turn/agent-actions.ts';
export type { Timers } from './turn/ask-bot.ts';
export type { Turns, TurnsDependencies, TurnsOptions } from './turn/create-turns.ts';
export { createTurns } from './turn/create-turns.ts';
export type { KeyedQueue } from './turn/keyed-queue.ts';
export { createKeyedQueue } from './turn/keyed-queue.ts';
export type { BotInput, BotOutput, BotReply, Bots, TenantBot } from './turn/tenant-bot.ts';
export type { TurnAnswer } from './turn/turn-answer.ts';
export type { CommitOutcome, IdempotencyClaim, IdempotencyRecord, TurnCommit, TurnStart } from './turn/turn-commit.ts';
export type { TurnRequest, TurnResult } from './turn/turn-request.ts';
