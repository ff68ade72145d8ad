import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { writeTable } from '../write-table.ts';

/** `hamzaban read`: how a text is read, token by token, for whoever wonders why a message was understood so. */
export function addReadCommand(program: Command, { terminal }: Pick<CommandContext, 'terminal'>): void {
  program
    .command('read')
    .argument('<text...>', 'a Persian text as people type it')
    .option('--json', 'print the whole document')
    .description('show how a text is read: words, readings, numbers, prices, dates …')
    .action((words: string[], options: { json?: boolean }) => {
      const document = createReader(loadPersianData()).read(words.join(' '), { nowMs: Date.now() });
      if (options.json === true) return terminal.out(JSON.stringify(document));
      writeTable(
        terminal,
        ['text', 'kind', 'key', 'formal', 'lemma', 'persian'],
        document.tokens.map((token) => [
          token.raw,
          token.kind,
          token.key,
          token.formal ?? '',
          token.lemma ?? '',
          token.persian ?? '',
        ]),
      );
      for (const entity of document.entities)
        terminal.out(`${entity.kind}: ${entity.text} = ${JSON.stringify(entity.value)}`);
      return undefined;
    });
}
