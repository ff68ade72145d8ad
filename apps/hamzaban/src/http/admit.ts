import { AppError, type LimitSubject, type Limits } from '@hamzaban/platform';
import type { FastifyReply } from 'fastify';

/**
 * Counts a request against its subjects, tells the caller in RateLimit headers what is left, and throws
 * `rate_limited` when nothing is.
 */
export function admit(
  limits: Limits,
  reply: FastifyReply,
  subjects: Partial<Readonly<Record<LimitSubject, string>>>,
): void {
  const { isAllowed, retryAfterSeconds, headers } = limits.check(subjects);
  reply.headers({ ...headers });
  if (!isAllowed) throw new AppError('rate_limited', { details: { retry_after: retryAfterSeconds } });
}
