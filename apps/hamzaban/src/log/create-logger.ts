import { pino } from 'pino';
import type { Config } from '../config/config.ts';

/**
 * JSON lines on stderr. Messages are fixed texts and values are fields; what could hold a secret or a visitor's words
 * is cut out whoever logs it.
 */
export function createLogger(level: Config['logLevel']) {
  return pino(
    {
      level,
      redact: {
        paths: [
          'req.headers',
          'headers',
          'authorization',
          '*.authorization',
          '*["x-api-key"]',
          'body',
          '*.body',
          'pii',
          '*.pii',
        ],
        censor: '[redacted]',
      },
      serializers: {
        // An error's own text may quote input, so only its kind, code and stack frames are kept.
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          code: error.code,
          stack: error.stack
            ?.split('\n')
            .filter((line) => line.trimStart().startsWith('at '))
            .join('\n'),
          ...(error.cause instanceof Error && {
            cause: { type: error.cause.name, code: (error.cause as { code?: string }).code },
          }),
        }),
      },
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
