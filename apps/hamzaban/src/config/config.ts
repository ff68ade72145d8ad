import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { maxKeyOverlapSeconds } from '@hamzaban/contracts';
import { BadAllowanceError, createAllowances } from '@hamzaban/net';
import { z } from 'zod';
import { UsageError } from '../cli/usage-error.ts';
import { type AddressList, BadAddressError, createAddressList } from '../security/address-list.ts';
import type { CertificateFiles } from '../tls/certificate.ts';
import { checkJwtSecret } from './jwt-secret.ts';
import { readTrustedPacks } from './trusted-packs.ts';

/** Everything the program is told from outside, parsed once at start. Times in milliseconds, limits per minute. */
export interface Config {
  /** Absolute path of the folder that holds shops, packs, state and logs. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** Given by the operator; when absent the program makes and keeps one of its own under `state/secrets`. */
  readonly jwtSecret: string | undefined;
  /** Serve HTTPS with these; undefined: plain HTTP. */
  readonly tls: CertificateFiles | undefined;
  /** Who may call at all; undefined: everybody. */
  readonly allowedAddresses: AddressList | undefined;
  /** Proxies whose X-Forwarded-For is believed; others' is not looked at. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly limits: {
    readonly keyPerMinute: number;
    readonly visitorPerMinute: number;
    readonly addressPerMinute: number;
  };
  /** How long two keys of a shop live side by side after a rotation. */
  readonly keyOverlapMs: number;
  /** A real Rasa server that answers for every shop which does not say otherwise; undefined: our own engine. */
  readonly rasaUrl: string | undefined;
  /** Hosts, with or without a port, and networks on which shops' custom actions may run. */
  readonly allowedActionHosts: readonly string[];
  /** Packs, without version, whose own actions run in this process. */
  readonly trustedPacks: readonly string[];
  /** Shops whose bots are kept in memory at the same time. */
  readonly botCacheSize: number;
}

const perMinute = (fallback: number) => z.coerce.number().int().min(1).max(10_000_000).default(fallback);

/** Addresses and networks, separated by commas or spaces. */
const addresses = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''))
  .superRefine((entries, context) => {
    try {
      createAddressList(entries);
    } catch (error) {
      if (!(error instanceof BadAddressError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
    }
  })
  .optional();

/** This machine, whatever the port. */
const LOOPBACK = ['localhost', '127.0.0.0/8', '[::1]'];

/** Hosts and networks, separated by commas or spaces; `none` for none. */
const actionHosts = z
  .string()
  .default(LOOPBACK.join(' '))
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== '' && entry !== 'none'))
  .superRefine((entries, context) => {
    try {
      createAllowances(entries);
    } catch (error) {
      if (!(error instanceof BadAllowanceError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
    }
  });

const environmentSchema = z.object({
  HAMZABAN_HOME: z.string().min(1).default('.'),
  HAMZABAN_HOST: z.string().min(1).default('127.0.0.1'),
  HAMZABAN_PORT: z.coerce.number().int().min(0).max(65_535).default(8000),
  TLS_CERT_FILE: z.string().min(1).optional(),
  TLS_KEY_FILE: z.string().min(1).optional(),
  ALLOWED_IPS: addresses,
  TRUSTED_PROXIES: addresses,
  JWT_SECRET: z.string().optional(),
  JWT_SECRET_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LIMIT_PER_KEY: perMinute(12_000),
  LIMIT_PER_VISITOR: perMinute(60),
  LIMIT_PER_ADDRESS: perMinute(12_000),
  KEY_OVERLAP_HOURS: z.coerce
    .number()
    .min(0)
    .max(maxKeyOverlapSeconds / 3600)
    .default(24),
  RASA_URL: z.url({ protocol: /^https?$/ }).optional(),
  ALLOWED_ACTION_HOSTS: actionHosts,
  TRUSTED_PACKS: z.string().default('').transform(readTrustedPacks),
  BOT_CACHE_SIZE: z.coerce.number().int().min(1).max(1_000_000).default(2000),
});

/** Names of the environment variables that are read, for help texts and `.env.example`. */
export const environmentNames = Object.keys(environmentSchema.shape);

/**
 * Reads the configuration from environment variables.
 * Throws a `UsageError` (exit code 2) that lists every wrong value at once.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${faultOf(issue, given)}`);
  const secret = readJwtSecret(given, problems);
  if ((given['TLS_CERT_FILE'] === undefined) !== (given['TLS_KEY_FILE'] === undefined)) {
    problems.push('  TLS_CERT_FILE and TLS_KEY_FILE: give both or neither');
  }
  if (!parsed.success || problems.length > 0) {
    throw new UsageError(`The environment has ${problems.length} wrong value(s):\n${problems.join('\n')}`);
  }
  const env = parsed.data;
  return {
    home: resolve(env.HAMZABAN_HOME),
    host: env.HAMZABAN_HOST,
    port: env.HAMZABAN_PORT,
    jwtSecret: secret,
    tls:
      env.TLS_CERT_FILE === undefined || env.TLS_KEY_FILE === undefined
        ? undefined
        : { certFile: resolve(env.TLS_CERT_FILE), keyFile: resolve(env.TLS_KEY_FILE) },
    allowedAddresses: env.ALLOWED_IPS === undefined ? undefined : createAddressList(env.ALLOWED_IPS),
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    logLevel: env.LOG_LEVEL,
    limits: {
      keyPerMinute: env.LIMIT_PER_KEY,
      visitorPerMinute: env.LIMIT_PER_VISITOR,
      addressPerMinute: env.LIMIT_PER_ADDRESS,
    },
    keyOverlapMs: env.KEY_OVERLAP_HOURS * 3_600_000,
    rasaUrl: env.RASA_URL,
    trustedPacks: env.TRUSTED_PACKS,
    allowedActionHosts: env.ALLOWED_ACTION_HOSTS,
    botCacheSize: env.BOT_CACHE_SIZE,
  };
}

/** What is wrong with a value; the value itself is shown where it was to be a number, which no secret is. */
function faultOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const isNoNumber = issue.code === 'invalid_type' && issue.expected === 'number';
  return isNoNumber ? `"${given[String(issue.path[0])]}" is no number` : issue.message;
}

function readJwtSecret(given: Readonly<Record<string, string | undefined>>, problems: string[]): string | undefined {
  const file = given['JWT_SECRET_FILE'];
  if (given['JWT_SECRET'] !== undefined && file !== undefined) {
    problems.push('  JWT_SECRET: given together with JWT_SECRET_FILE; keep one of them');
    return undefined;
  }
  const name = file === undefined ? 'JWT_SECRET' : 'JWT_SECRET_FILE';
  const secret = file === undefined ? given['JWT_SECRET'] : readSecretFile(file, problems);
  if (secret === undefined) return undefined;
  const weakness = checkJwtSecret(secret);
  if (weakness !== undefined)
    problems.push(
      `  ${name}: ${weakness}; make one with: openssl rand -base64 48 (or leave it out: a strong one is made and kept for you)`,
    );
  return secret;
}

function readSecretFile(file: string, problems: string[]): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    problems.push(`  JWT_SECRET_FILE: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
