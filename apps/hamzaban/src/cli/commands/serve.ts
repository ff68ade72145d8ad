import type { Server as TlsServer } from 'node:tls';
import type { Command } from 'commander';
import type { Config } from '../../config/config.ts';
import { loadEnvironment } from '../../config/load-environment.ts';
import { homeAt } from '../../home/home.ts';
import { refuseLostDatabase } from '../../home/shop-folders.ts';
import { createApp } from '../../http/create-app.ts';
import type { HttpServices } from '../../http/http-services.ts';
import { createLogger } from '../../log/create-logger.ts';
import { lowerEngineThreads } from '../../lower-engine-threads.ts';
import { readCertificate } from '../../tls/certificate.ts';
import { renewCertificate } from '../../tls/renew-certificate.ts';
import { holdYoungSpace, letYoungSpaceGrow } from '../../tune-collector.ts';
import type { CommandContext } from '../command-context.ts';
import { curlExamples, firstStart } from '../first-start.ts';
import { checkPlace, listenAt, type Place } from '../listen-at.ts';
import { nextSignal } from '../next-signal.ts';
import type { Terminal } from '../terminal.ts';

/** `hamzaban serve`: answers on HTTP, and works the queued trainings of its own store. */
export function addServeCommand(program: Command, { terminal, withNewInstallation }: CommandContext): void {
  program
    .command('serve')
    .description('serve the HTTP API, the demo page and the API description')
    .action(async () => {
      await refuseLostDatabase(homeAt(loadEnvironment().home));
      return withNewInstallation(async (installation) => {
        const { config } = installation;
        await checkPlace(placeOf(config));
        const key = await firstStart(installation, terminal);
        holdYoungSpace();
        const server = await installation.serve();
        try {
          await serveHttp(server.http, { config, key, terminal });
        } finally {
          await server.close();
        }
      });
    });
}

interface Serving {
  readonly config: Config;
  /** The key of the demo shop, on the first start. */
  readonly key: string | undefined;
  readonly terminal: Terminal;
}

function placeOf({ host, port }: Config): Place {
  return { host, port, mend: 'set HAMZABAN_HOST or HAMZABAN_PORT to another one.' };
}

/** Answers until a signal comes. */
async function serveHttp(services: HttpServices, { config, key, terminal }: Serving): Promise<void> {
  const logger = createLogger(config.logLevel);
  const { tls, allowedAddresses, trustedProxies, host } = config;
  const certificate = tls === undefined ? undefined : await readCertificate(tls);
  const { app, drain } = await createApp(services, { logger, certificate, allowedAddresses, trustedProxies });
  const stopping = nextSignal();
  const port = await listenAt(app, placeOf(config));
  const stopRenewing =
    tls === undefined || certificate === undefined
      ? undefined
      : renewCertificate({
          files: tls,
          current: certificate,
          server: app.server as unknown as TlsServer,
          log: logger,
        });
  const shownHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const url = `${tls === undefined ? 'http' : 'https'}://${shownHost}:${port}`;
  if (key !== undefined) terminal.out(curlExamples(url, key));
  letYoungSpaceGrow();
  lowerEngineThreads((error) => logger.warn({ err: error }, 'the threads of V8 keep their priority'));
  terminal.out(`Hamzaban is ready: ${url}  (talk to the demo shop there; the API is described at ${url}/docs)`);
  const signal = await stopping;
  terminal.err(`${signal}: finishing what is in hand …`);
  stopRenewing?.();
  await drain.close();
}
