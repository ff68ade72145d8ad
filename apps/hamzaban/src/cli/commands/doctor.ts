import { type Command, Option } from 'commander';
import { checkDatabase, listShopModels, probeServer } from '../../compose.ts';
import { loadEnvironment } from '../../config/load-environment.ts';
import { examine } from '../../doctor/examine.ts';
import { homeAt } from '../../home/home.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandFailed } from '../run-program.ts';

interface DoctorOptions {
  readonly lang?: 'fa' | 'en';
  readonly json?: boolean;
}

/** `hamzaban doctor`: what is wrong with this home and how to mend it. */
export function addDoctorCommand(program: Command, { terminal }: Pick<CommandContext, 'terminal'>): void {
  program
    .command('doctor')
    .addOption(
      new Option('--lang <language>', 'language of the findings; that of the terminal if left out').choices([
        'fa',
        'en',
      ]),
    )
    .option('--json', 'print a JSON list')
    .description(
      'look at settings, clock, disk, folders, secrets, certificate, database, shops and servers outside; exit 1 when something is wrong',
    )
    .action(async (options: DoctorOptions) => {
      const config = loadEnvironment();
      const home = homeAt(config.home);
      const findings = await examine({
        home,
        config,
        now: Date.now,
        checkDatabase,
        shops: () => listShopModels(home, config.rasaUrl),
        probe: probeServer,
      });
      const language = options.lang ?? ((process.env['LANG'] ?? '').startsWith('fa') ? 'fa' : 'en');
      if (options.json === true) {
        terminal.out(JSON.stringify(findings));
      } else {
        showSettings();
        const marks = {
          ok: terminal.colors.green('✓'),
          warning: terminal.colors.yellow('!'),
          error: terminal.colors.red('✗'),
        };
        for (const { check, state, detail, mend } of findings) {
          terminal.out(`${marks[state]} ${check[language]}: ${detail[language]}`);
          if (mend !== undefined) terminal.out(`    ${mend[language]}`);
        }
      }
      const errors = findings.filter(({ state }) => state === 'error').length;
      if (errors > 0)
        throw new CommandFailed(language === 'fa' ? `${errors} ایراد پیدا شد.` : `${errors} problem(s) found.`);

      function showSettings(): void {
        const secret = config.jwtSecret === undefined ? 'state/secrets/jwt.key' : '********';
        terminal.out(
          `home ${config.home} · ${config.host}:${config.port} · ${config.tls === undefined ? 'http' : 'https'} · secret ${secret} · log ${config.logLevel} · Node ${process.version}`,
        );
      }
    });
}
