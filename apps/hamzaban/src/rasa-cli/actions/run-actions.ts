import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Action, type ActionExecutor, createActionExecutor, DuplicateActionError } from '@hamzaban/action-sdk';
import type { Command } from 'commander';
import { listenAt } from '../../cli/listen-at.ts';
import { nextSignal } from '../../cli/next-signal.ts';
import { port } from '../../cli/options.ts';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { readSslOptions, type SslOptions } from '../ssl-options.ts';
import { answerActionCalls } from './answer-action-calls.ts';
import { loadActions } from './load-actions.ts';

interface RunActionsOptions extends SslOptions {
  readonly actions: string;
  readonly port: number;
  readonly interface: string;
  readonly cors?: readonly string[];
}

/**
 * `rasa run actions`: serves actions in TypeScript or JavaScript, to our bots and to the real Rasa alike. To be added
 * after `rasa run`, whose options of the same names then count only before the word `actions`.
 */
export function addRunActionsCommand(program: Command, terminal: Terminal): void {
  const run = program.commands.find((command) => command.name() === 'run') ?? program.command('run');
  for (const command of [program, run]) command.enablePositionalOptions();
  run
    .command('actions')
    .description('serve custom actions written in TypeScript or JavaScript (Python ones: python -m rasa_sdk)')
    .option('--actions <path>', 'file or folder of the actions', 'actions')
    .option('-p, --port <number>', 'port to listen at', port, 5055)
    .option('-i, --interface <address>', 'address to listen on; 0.0.0.0 for all', '127.0.0.1')
    .option('--cors <origin...>', 'origins that browsers may call from; * for all')
    .option('--ssl-certificate <file>', 'serve HTTPS with this certificate')
    .option('--ssl-keyfile <file>', 'and this key')
    .option('--ssl-password <password>', 'password of the key')
    .option('--auto-reload', 'accepted; start the command again after a change')
    .option('--verbose', 'accepted')
    .option('--debug', 'accepted')
    .option('--quiet', 'accepted')
    .action(async (options: RunActionsOptions) => {
      const actions = await loadActions(options.actions);
      const executor = executorOf(actions);
      const listener = answerActionCalls({
        executor,
        corsOrigins: options.cors ?? [],
        onFailure: (action, error) => terminal.err(`action '${action}' failed: ${describe(error)}`),
      });
      const server = await createHttpServer(listener, options);
      const stopping = nextSignal();
      const shownPort = await listenAt(
        { server, listen: (place) => once(server.listen(place), 'listening') },
        { host: options.interface, port: options.port, mend: 'choose another by --port or --interface.' },
      );
      const protocol = options.sslCertificate === undefined ? 'http' : 'https';
      const host = options.interface.includes(':') ? `[${options.interface}]` : options.interface;
      terminal.out(`${executor.names.length} action(s): ${executor.names.join(', ')}`);
      terminal.out(`Action endpoint is up and running on ${protocol}://${host}:${shownPort}`);
      await stopping;
      await new Promise((done) => {
        server.close(done);
        server.closeIdleConnections();
      });
    });
}

function executorOf(actions: readonly Action[]): ActionExecutor {
  try {
    return createActionExecutor(actions);
  } catch (error) {
    throw error instanceof DuplicateActionError ? new CommandFailed(error.message) : error;
  }
}

async function createHttpServer(listener: RequestListener, options: SslOptions): Promise<Server> {
  const certificate = await readSslOptions(options);
  return certificate === undefined ? createServer(listener) : createTlsServer(certificate, listener);
}

/** For the author at the terminal, who wrote the action. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
