import { type Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../../cli/options.ts';

/** Options of `rasa test`; Rasa's names and defaults, ours behind them. */
export interface TestOptions {
  readonly model: readonly string[];
  readonly stories?: string;
  readonly e2e?: boolean;
  readonly maxStories?: number;
  readonly out: string;
  readonly failOnPredictionErrors?: boolean;
  readonly evaluateModelDirectory?: boolean;
  readonly url?: string;
  readonly plot: boolean;
  readonly successes?: boolean;
  readonly errors: boolean;
  readonly warnings: boolean;
  readonly nlu?: readonly string[];
  readonly config: readonly string[];
  readonly data: readonly string[];
  readonly crossValidation?: boolean;
  readonly folds: number;
  readonly runs: number;
  readonly percentages: readonly number[];
  readonly cases?: string;
  readonly learningCurve?: readonly number[];
  readonly labelErrors?: boolean;
}

/** Adds the options to `rasa test`. */
export function addTestOptions(command: Command): Command {
  return command
    .option('-m, --model <path...>', 'model file, or folder whose newest model is taken', ['models'])
    .option('-s, --stories <path>', 'file or folder with stories (default: "." for test, "data" for test core)')
    .option('--e2e', 'core: read test conversations (test_*.yml) and judge user turns as well')
    .option('--max-stories <n>', 'how many conversations at most', wholeNumber(1))
    .option('--out <folder>', 'where the reports go', 'results')
    .option('--fail-on-prediction-errors', 'exit with 1 at the first conversation that fails')
    .option('--evaluate-model-directory', 'core: test every model of the folder given by --model')
    .option('--url <url>', 'not supported: download the stories and name them by --stories')
    .option('--no-plot', 'write no pictures (SVG)')
    .option('--successes', 'write what went well, too')
    .option('--no-errors', 'do not write what went wrong')
    .option('--no-warnings', 'do not write stories with warnings')
    .option('-u, --nlu <path...>', 'files or folders with examples to test on (default: "data")')
    .option('-c, --config <file...>', 'configuration for cross-validation; several are compared', ['config.yml'])
    .option('-d, --domain <path>', 'accepted, does nothing: the model holds its domain')
    .option('--endpoints <file>', 'accepted, does nothing: actions are not run')
    .option('--cross-validation', 'nlu: train on all folds but one and test on that one, for each')
    .option('-f, --folds <n>', 'how many folds', wholeNumber(2, 1000), 5)
    .option('-r, --runs <n>', 'nlu, several configurations: how many runs', wholeNumber(1, 1000), 3)
    .option(
      '-p, --percentages <n...>',
      'nlu, several configurations: percent of examples left out',
      percent,
      [0, 25, 50, 75],
    )
    .option('--data <path...>', 'nlu: training data for --learning-curve', ['data'])
    .option('--cases <file>', 'nlu: examples to test on, a line of JSON {"text", "intent"} each')
    .option('--learning-curve <sizes>', 'nlu: accuracy on --cases or --nlu by examples an intent: 25,50,100', sizes)
    .option('--label-errors', 'nlu: examples whose label looks wrong, by cross-validation')
    .option('-v, --verbose', 'accepted')
    .option('--debug', 'accepted')
    .option('--quiet', 'accepted');
}

function percent(text: string, earlier: readonly number[] | undefined): readonly number[] {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value >= 100) throw new InvalidArgumentError('a whole number from 0 to 99 is needed.');
  // The first value given takes the place of the defaults.
  return earlier === undefined || isDefault(earlier) ? [value] : [...earlier, value];
}

function isDefault(values: readonly number[]): boolean {
  return values.join() === '0,25,50,75';
}

function sizes(text: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (values.length === 0 || values.some((value) => !Number.isSafeInteger(value) || value < 1)) {
    throw new InvalidArgumentError('whole numbers with commas are needed: 25,50,100.');
  }
  return [...new Set(values)].sort((one, other) => one - other);
}
