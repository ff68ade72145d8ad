import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { openActionServer } from '../actions/compose.ts';
import { listenAt } from '../cli/listen-at.ts';
import { nextSignal } from '../cli/next-signal.ts';
import { port, wholeNumber } from '../cli/options.ts';
import { CommandFailed } from '../cli/run-program.ts';
import type { Terminal } from '../cli/terminal.ts';
import { UsageError } from '../cli/usage-error.ts';
import { readRasaEnvironment } from '../config/rasa-environment.ts';
import { createLogger } from '../log/create-logger.ts';
import { lowerEngineThreads } from '../lower-engine-threads.ts';
import { openRasaServer, type RasaServer } from '../rasa-http/compose.ts';
import { checkEndpoints } from '../rasa-http/setup/check-endpoints.ts';
import { readChannels } from '../rasa-http/setup/read-channels.ts';
import { readSetupFile } from '../rasa-http/setup/read-setup-file.ts';
import { readTrackerStore } from '../rasa-http/setup/read-tracker-store.ts';
import { packActionsOfProject } from './actions/pack-actions-of-project.ts';
import { readSslOptions, type SslOptions } from './ssl-options.ts';

interface RunOptions extends SslOptions {
  readonly model: string;
  readonly endpoints: string;
  readonly credentials?: string;
  readonly connector?: string;
  readonly interface: string;
  readonly port: number;
  readonly authToken?: string;
  /** True: named without a value. */
  readonly cors?: readonly string[] | true;
  readonly enableApi?: boolean;
  readonly requestTimeout: number;
  readonly jwtSecret?: string;
  readonly jwtMethod: string;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

/** RFC 7518 §3.1. */
const JWT_METHODS = ['HS', 'RS', 'ES', 'PS'].flatMap((family) =>
  ['256', '384', '512'].map((bits) => `${family}${bits}`),
);

/** Options of the real Rasa that mean nothing here. */
const ACCEPTED = [
  ['--response-timeout <seconds>', 'accepted; actions are bounded by themselves (300 s)'],
  ['--jwt-private-key <key>', 'accepted; tokens are only checked, with --jwt-secret'],
  ['--log-file <file>', 'accepted; the log goes to the standard error output'],
  ['--use-syslog', 'accepted, does nothing'],
  ['--quiet', 'accepted'],
] as const;

/** `rasa run`: serves a trained bot on the REST channel and, with `--enable-api`, on Rasa's HTTP API. */
export function addRunCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('run')
    .description('serve a trained bot: the REST channel, and with --enable-api the HTTP API')
    .argument('[model]', 'model file, or folder whose newest model is taken')
    .option('-m, --model <path>', 'model file, or folder whose newest model is taken', 'models')
    .option('--endpoints <file>', 'action server, tracker store', 'endpoints.yml')
    .option('--credentials <file>', 'channels; credentials.yml when it is there')
    .option('--connector <name>', 'serve this channel alone')
    .option('-i, --interface <address>', 'address to listen at', '0.0.0.0')
    .option('-p, --port <number>', 'port to listen at', port, 5005)
    .option('-t, --auth-token <token>', 'callers of the HTTP API send it as ?token=')
    .option('--cors [origins...]', 'origins whose pages may call; * for all')
    .option('--enable-api', 'serve the HTTP API besides the channels')
    .option('--request-timeout <seconds>', 'for receiving a request', wholeNumber(1, 2_000_000), 300)
    .option(
      '--jwt-secret <secret>',
      'callers of the HTTP API send a token signed with it (public key for RS256 and the like)',
    )
    .addOption(new Option('--jwt-method <method>', 'how the tokens are signed').choices(JWT_METHODS).default('HS256'))
    .option('--ssl-certificate <file>', 'serve HTTPS with this certificate (PEM)')
    .option('--ssl-keyfile <file>', 'its key (PEM)')
    .option('--ssl-password <password>', 'password of the key')
    .option('-v, --verbose', 'log what the bot does')
    .option('--debug', 'log everything');
  for (const [flags, text] of ACCEPTED) command.option(flags, text);
  command.action(async (model: string | undefined, options: RunOptions) => {
    // Of a variable of the shell that is not set: without it everybody could call.
    if (options.authToken === '') throw new UsageError('--auth-token is empty: leave it out, or give a token.');
    if (options.jwtSecret === '') throw new UsageError('--jwt-secret is empty: leave it out, or give a secret.');
    if (command.getOptionValueSource('endpoints') === 'cli' && !existsSync(options.endpoints))
      throw new UsageError(`There is no file ${options.endpoints} (--endpoints).`);
    const server = await openServer({ ...options, ...(model !== undefined && { model }) }, terminal);
    try {
      const stopping = nextSignal();
      const mend = 'choose another by --port or --interface.';
      const port = await listenAt(server.app, { host: options.interface, port: options.port, mend });
      const scheme = options.sslCertificate === undefined ? 'http' : 'https';
      lowerEngineThreads((error) => terminal.err(`The threads of V8 keep their priority: ${String(error)}`));
      terminal.out(`Rasa server is up and running on ${scheme}://${options.interface}:${port}`);
      terminal.err(`${await stopping}: finishing what is in hand …`);
    } finally {
      await server.close();
    }
  });
}

async function openServer(options: RunOptions, terminal: Terminal): Promise<RasaServer> {
  const warn = (sentence: string): void => terminal.err(terminal.colors.yellow(sentence));
  const endpoints = await readSetupFile(options.endpoints, process.env);
  const credentialsFile = options.credentials ?? 'credentials.yml';
  const credentials = await readSetupFile(credentialsFile, process.env);
  if (credentials === null && options.credentials !== undefined)
    throw new UsageError(`There is no file ${options.credentials} (--credentials).`);
  const channels = readChannels(credentials, { file: credentialsFile, connector: options.connector });
  for (const sentence of [...checkEndpoints(endpoints, options.endpoints), ...channels.warnings]) warn(sentence);
  const environment = readRasaEnvironment(process.env);
  const certificate = await readSslOptions(options);
  const server = await openRasaServer({
    logger: createLogger(options.debug === true ? 'debug' : options.verbose === true ? 'info' : 'warn'),
    trackerStore: readTrackerStore(endpoints, options.endpoints),
    actionServer: await openActionServer(endpoints, options.endpoints, environment),
    findPackActions: packActionsOfProject(warn),
    auth: {
      ...(options.authToken !== undefined && { token: options.authToken }),
      ...(options.jwtSecret !== undefined && { jwt: { secret: options.jwtSecret, method: options.jwtMethod } }),
    },
    hasApi: options.enableApi === true,
    hasRest: channels.hasRest,
    origins: options.cors === undefined || options.cors === true ? [] : options.cors,
    requestTimeoutMs: options.requestTimeout * 1000,
    modelsFolder: resolve(extname(options.model) === '' ? options.model : dirname(options.model)),
    maxPredictions: environment.maxPredictions,
    ...(certificate !== undefined && { certificate }),
  });
  await loadFirstModel(server, options.model, warn);
  return server;
}

async function loadFirstModel({ models }: RasaServer, path: string, warn: (sentence: string) => void): Promise<void> {
  try {
    await models.load(path);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    warn(`${error.message} (The server runs without a bot until PUT /model names one.)`);
  }
}
