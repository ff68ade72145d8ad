import type { ComponentConfig } from '../documents/config.ts';
import type { CheckContext } from './check-context.ts';

/** An option that is a number, from `least` to `most`; `means` says what it is. */
interface NumberOption {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly means: string;
}

const confidence = (...names: readonly string[]): NumberOption => ({
  names,
  least: 0,
  most: 1,
  means: 'a confidence, which is a number from 0 to 1',
});
const history: NumberOption = {
  names: ['max_history'],
  least: 0,
  most: Number.POSITIVE_INFINITY,
  means: 'a number of turns, 1 or more',
};
const ranking: NumberOption = {
  names: ['ranking_length'],
  least: 0,
  most: Number.POSITIVE_INFINITY,
  means: 'a number of intents, or 0 for all',
};

/** Options that this engine goes by. */
const NUMBER_OPTIONS: Readonly<Record<string, NumberOption>> = {
  FallbackClassifier: confidence('threshold', 'ambiguity_threshold'),
  RulePolicy: confidence('core_fallback_threshold'),
  MemoizationPolicy: history,
  AugmentedMemoizationPolicy: history,
  TEDPolicy: history,
  UnexpecTEDIntentPolicy: history,
  DIETClassifier: ranking,
  ResponseSelector: ranking,
};

/** Options of components and policies that are to be numbers. */
export function checkOptions(context: CheckContext): void {
  const { pipeline, policies } = context.project.config;
  for (const component of [...pipeline, ...policies]) {
    const option = Object.hasOwn(NUMBER_OPTIONS, component.name) ? NUMBER_OPTIONS[component.name] : undefined;
    if (option !== undefined) for (const name of option.names) checkNumber(component, name, option, context);
  }
}

function checkNumber(
  { name: component, options, at }: ComponentConfig,
  name: string,
  { least, most, means }: NumberOption,
  { report, configAt }: CheckContext,
): void {
  const value = options[name];
  if (value === undefined || value === null) return;
  const place = at ?? configAt;
  const hint = `Write ${means}, or delete the line.`;
  if (typeof value !== 'number')
    report({
      code: 'option-no-number',
      at: place,
      message: `The option '${name}' of ${component} is ${JSON.stringify(value)}, which is no number; it is as if it were not there.`,
      hint,
    });
  else if (value < least || value > most)
    report({
      code: 'option-out-of-range',
      at: place,
      message: `The option '${name}' of ${component} is ${value}, but it is ${means}.`,
      hint,
    });
}
