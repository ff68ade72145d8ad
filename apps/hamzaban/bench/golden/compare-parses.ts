import { createAgent, trainBot } from '@hamzaban/bot';
import { inCodePoints } from '@hamzaban/dialogue';
import { createMemoryTree, type JsonObject, type JsonValue, readProject, toYaml } from '@hamzaban/rasa-project';
import { sameJson } from '../../../../packages/dialogue/bench/compare-events.ts';
import { loadLanguage } from '../../src/models/load-language.ts';
import type { Comparison } from './golden-report.ts';

/** Parses of one NLU file under several options: each run names components with their options. */
export interface RecordedParses {
  readonly nlu_yml: string;
  readonly domain_yml: string;
  readonly runs: readonly (JsonObject & { readonly parses: readonly JsonObject[] })[];
}

/** The recordings' pipeline; a run's options go to the components it names. */
const pipeline = ['WhitespaceTokenizer', 'KeywordIntentClassifier', 'RegexEntityExtractor', 'EntitySynonymMapper'];

export function compareParses({ nlu_yml, domain_yml, runs }: RecordedParses): Promise<Comparison> {
  const language = loadLanguage();
  const differences: string[] = [];
  let conversations = 0;
  for (const { parses, ...options } of runs) {
    const config = { recipe: 'default.v1', language: 'en', pipeline: pipelineOf(options), policies: [] };
    const { project } = readProject(
      createMemoryTree({ 'config.yml': toYaml(config), 'domain.yml': domain_yml, 'data/nlu.yml': nlu_yml }),
    );
    const { model } = trainBot(project, { ...language, fingerprint: 'golden' });
    const agent = createAgent({ model, ...language, clock: () => 0, random: () => 0 });
    for (const recorded of parses) {
      conversations++;
      const text = String(recorded['text']);
      const ours = JSON.parse(JSON.stringify(inCodePoints(agent.parse(text)))) as JsonObject;
      if (!sameJson(ours, recorded))
        differences.push(
          `${JSON.stringify(options)} ${text}: ${JSON.stringify(ours)} instead of ${JSON.stringify(recorded)}`,
        );
    }
  }
  return Promise.resolve({ conversations, differences });
}

function pipelineOf(options: JsonObject): JsonValue {
  if (Array.isArray(options['pipeline'])) return options['pipeline'];
  const added = Object.keys(options).filter((name) => !pipeline.includes(name));
  return [...pipeline, ...added].map((name) => ({ name, ...(options[name] as JsonObject | undefined) }));
}
