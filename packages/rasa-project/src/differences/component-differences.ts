import { type ComponentStanding, PIPELINE_COMPONENTS, POLICIES } from '../config/known-components.ts';
import type { ComponentConfig, Config } from '../documents/config.ts';
import type { Difference } from './difference.ts';

/** Learned there by a neural network, here by another learner. */
const LEARNED = new Set([
  'DIETClassifier',
  'CRFEntityExtractor',
  'LogisticRegressionClassifier',
  'SklearnIntentClassifier',
  'ResponseSelector',
]);
const IMPORTERS = new Set(['RasaFileImporter', 'MultiProjectImporter']);
const REAL_ONE = 'let the real Rasa answer for this bot (`RASA_URL`, or `engine.yml` of a shop)';

/** Components, policies and importers of a config that are not here, or are here in another way. */
export function componentDifferences(config: Config): readonly Difference[] {
  return [
    ...learnedDifference(config),
    ...config.pipeline.flatMap((component) => pipelineDifference(component, config)),
    ...config.policies.flatMap((policy) => policyDifference(policy, config)),
    ...config.importers.flatMap((importer) =>
      IMPORTERS.has(importer.name)
        ? []
        : [
            at(importer, config, {
              what: `The importer '${importer.rawName}' is Python code; what it would read is not read.`,
              wayOut:
                'Write what it makes as ordinary files below `data` and `domain`, for instance by a script before training.',
            }),
          ],
    ),
  ];
}

type Text = Pick<Difference, 'what' | 'wayOut'>;

function pipelineDifference(component: ComponentConfig, config: Config): readonly Difference[] {
  const { name } = component;
  const standing = standingOf(component, PIPELINE_COMPONENTS);
  if (name === 'DucklingEntityExtractor') {
    return [
      at(component, config, {
        what: 'DucklingEntityExtractor does not run here; dates, prices and numbers are found by the Persian reader, under its own names.',
        wayOut: `Annotate the entities in examples, or ${REAL_ONE}.`,
      }),
    ];
  }
  if (standing !== undefined) return [at(component, config, standing)];
  return [];
}

/** All learned components in one: what is to be said of them is the same. */
function learnedDifference(config: Config): readonly Difference[] {
  const learned = config.pipeline.filter(({ name }) => LEARNED.has(name));
  const [first] = learned;
  if (first === undefined) return [];
  const names = [...new Set(learned.map(({ name }) => name))].join(', ');
  const isDefault = config.isPipelineDefault ? ' (of the default pipeline)' : '';
  return [
    at(first, config, {
      what: `${names}${isDefault}: learned by another method. What is understood is mostly the same, confidences are not; options about networks and epochs have no effect.`,
      wayOut: 'Compare with `rasa test nlu` on both, and set the thresholds of FallbackClassifier anew.',
    }),
  ];
}

function policyDifference(policy: ComponentConfig, config: Config): readonly Difference[] {
  if (policy.name === 'TEDPolicy') {
    return [
      at(policy, config, {
        what: 'TEDPolicy has a stand-in that learns the same stories by another method: where neither a rule nor a known story fits, it may choose otherwise.',
        wayOut: 'Check with `rasa test core`; write a rule or a story for turns that must come out one way.',
      }),
    ];
  }
  if (policy.name === 'UnexpecTEDIntentPolicy') {
    return [
      at(policy, config, {
        what: 'UnexpecTEDIntentPolicy has a stand-in that finds fewer turns unlikely.',
        wayOut: 'Do not rely on `action_unlikely_intent`; write rules for what visitors say in between.',
      }),
    ];
  }
  const standing = standingOf(policy, POLICIES);
  return standing === undefined ? [] : [at(policy, config, standing)];
}

function standingOf(
  { rawName, name }: ComponentConfig,
  table: Readonly<Record<string, ComponentStanding>>,
): Text | undefined {
  const standing = Object.hasOwn(table, name) ? table[name] : undefined;
  if (standing === undefined) {
    if (!rawName.includes('.')) return undefined;
    return {
      what: `'${rawName}' is Python code of this project, which cannot run here; it is left out.`,
      wayOut: `Do its work in a custom action, or ${REAL_ONE}.`,
    };
  }
  if (standing.kind === 'unavailable') {
    return {
      what: `'${name}' cannot run here, because ${standing.reason}; ${standing.instead === undefined ? 'it is left out' : `${standing.instead} takes its place`}.`,
      wayOut: `Try the bot without it by \`rasa test\`, or ${REAL_ONE}.`,
    };
  }
  if (standing.kind === 'removed' || standing.kind === 'pro') {
    const instead = standing.kind === 'removed' ? standing.instead : undefined;
    return {
      what: `'${name}' is not in Rasa 3, which stops at it; here ${instead === undefined ? 'it is left out' : `${instead} takes its place`}.`,
      wayOut: instead === undefined ? 'Delete it from the config.' : `Write \`name: ${instead}\`.`,
    };
  }
  return undefined;
}

function at(component: ComponentConfig, config: Config, text: Text): Difference {
  const { file, line, column } = component.at ?? config.at ?? { file: 'config.yml', line: 1, column: 1 };
  return { file, line, column, ...text };
}
