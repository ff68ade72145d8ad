import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IntentExample, type JsonObject, splitNlu, writeNlu, writeResponses } from '@hamzaban/rasa-project';
import { type Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../../cli/options.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { readDataOrFail } from './read-data-or-fail.ts';

interface SplitOptions {
  readonly nlu: readonly string[];
  readonly trainingFraction: number;
  readonly randomSeed?: number;
  readonly out: string;
}

/** `rasa data split nlu`: examples in two parts, every intent in both as far as its examples reach. */
export function addSplitCommand(data: Command, terminal: Terminal): void {
  data
    .command('split')
    .description('split examples into training_data.yml and test_data.yml; `rasa data split nlu`')
    .argument('<part>', 'nlu')
    .option('-u, --nlu <path...>', 'files or folders with examples', ['data'])
    .option('--training-fraction <share>', 'share of each intent that is for training', fraction, 0.8)
    .option('--random-seed <n>', 'the same seed splits in the same way', wholeNumber(0))
    .option('--out <folder>', 'where the two files go', 'train_test_split')
    .action(async (part: string, options: SplitOptions) => {
      if (part !== 'nlu') throw new UsageError(`There is no "rasa data split ${part}": nlu.`);
      const { nlu, responses } = readDataOrFail(options.nlu, terminal);
      const { training, test } = splitNlu(nlu, {
        trainingFraction: options.trainingFraction,
        ...(options.randomSeed !== undefined && { seed: options.randomSeed }),
      });
      const files = [
        ['training_data.yml', writeNlu(training)],
        ['test_data.yml', writeNlu(test)],
        ...responseFiles('training_data.yml', responses, training.examples),
        ...responseFiles('test_data.yml', responses, test.examples),
      ] as const;
      await mkdir(options.out, { recursive: true });
      for (const [name, content] of files) await writeFile(join(options.out, name), content);
      terminal.out(
        `${training.examples.length} examples for training, ${test.examples.length} for tests, in '${options.out}'.`,
      );
    });
}

/** Responses of the retrieval intents that occur in a part, in a file of their own as Rasa writes them. */
function responseFiles(
  name: string,
  responses: JsonObject,
  examples: readonly IntentExample[],
): readonly (readonly [string, string])[] {
  const used = new Set(examples.map(({ intent }) => `utter_${intent}`));
  const kept = Object.entries(responses).filter(([response]) => used.has(response));
  return kept.length === 0 ? [] : [[`nlg_${name}`, writeResponses(Object.fromEntries(kept))]];
}

function fraction(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < 1))
    throw new InvalidArgumentError('a number between 0 and 1 is needed.');
  return value;
}
