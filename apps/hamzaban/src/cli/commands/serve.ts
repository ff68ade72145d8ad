import type { Server as TlsServer } from 'node:tls';
import type { Command } from 'commander';
import { createApp } from '../../http/create-app.ts';
import { createLogger } from '../../log/create-logger.ts';
import { lowerEngineThreads } from '../../lower-engine-threads.ts';
import { readCertificate } from '../../tls/certificate.ts';
import { renewCertificate } from '../../tls/renew-certificate.ts';
import { holdYoungSpace, letYoungSpaceGrow } from '../../tune-collector.ts';
import type { CommandContext } from '../command-context.ts';
import { curlExamples, firstStart } from '../first-start.ts';

/** `hamzaban serve`: answers on HTTP, and works the queued trainings of its own store. */
export function addServeCommand(program: Command, { terminal, withInstallation }: CommandContext): void {
  program
    .command('serve')
    .description('serve the HTTP API, the demo page and the API description')
    .action(() =>
      withInstallation(async (installation) => {
        const { config } = installation;
        const key = await firstStart(installation, terminal);
        holdYoungSpace();
        const server = await installation.serve();
        const logger = createLogger(config.logLevel);
        const { tls, allowedAddresses, trustedProxies } = config;
        const certificate = tls === undefined ? undefined : await readCertificate(tls);
        const { app, drain } = await createApp(server.http, { logger, certificate, allowedAddresses, trustedProxies });
        const stopRenewing =
          tls === undefined || certificate === undefined
            ? undefined
            : renewCertificate({
                files: tls,
                current: certificate,
                server: app.server as unknown as TlsServer,
                log: logger,
              });
        await app.listen({ host: config.host, port: config.port });
        const address = app.server.address();
        const port = address !== null && typeof address === 'object' ? address.port : config.port;
        const shownHost =
          config.host === '0.0.0.0' || config.host === '::'
            ? 'localhost'
            : config.host.includes(':')
              ? `[${config.host}]`
              : config.host;
        const url = `${tls === undefined ? 'http' : 'https'}://${shownHost}:${port}`;
        if (key !== undefined) terminal.out(curlExamples(url, key));
        letYoungSpaceGrow();
        lowerEngineThreads((error) => logger.warn({ err: error }, 'the threads of V8 keep their priority'));
        terminal.out(`Hamzaban is ready: ${url}  (talk to the demo shop there; the API is described at ${url}/docs)`);
        const signal = await nextSignal();
        terminal.err(`${signal}: finishing what is in hand …`);
        stopRenewing?.();
        await drain.close();
        await server.close();
      }),
    );
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
  });
}
