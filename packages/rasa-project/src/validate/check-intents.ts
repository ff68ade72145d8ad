import { DEFAULT_INTENTS } from '../default-names.ts';
import type { Position } from '../documents/diagnostic.ts';
import type { IntentExample } from '../documents/nlu-data.ts';
import type { CheckContext } from './check-context.ts';
import { suggestName } from './near-name.ts';

/** Intents and entities of the domain against those of the NLU data. */
export function checkIntents(context: CheckContext): void {
  const { project, names, report, isDomainComplete, isDataComplete } = context;
  const firstExample = new Map<string, IntentExample>();
  const counts = new Map<string, number>();
  for (const example of project.nlu.examples) {
    if (example.intent === null) continue;
    const base = baseIntent(example.intent);
    if (!firstExample.has(base)) firstExample.set(base, example);
    counts.set(base, (counts.get(base) ?? 0) + 1);
  }
  if (isDataComplete) {
    for (const intent of project.domain.intents) {
      if (counts.has(intent.name) || (DEFAULT_INTENTS as readonly string[]).includes(intent.name)) continue;
      report({
        code: 'intent-without-examples',
        at: intent.at ?? context.configAt,
        message: `The intent '${intent.name}' is listed in the domain, but the NLU data have no examples of it.`,
        hint: `Add \`- intent: ${intent.name}\` with examples to the NLU data, or delete it from the domain.`,
      });
    }
  }
  for (const [intent, example] of firstExample) {
    const at = example.at ?? context.configAt;
    if (isDomainComplete && !names.intents.has(intent)) {
      report({
        code: 'intent-not-in-domain',
        at,
        message: `The intent '${intent}' has examples, but it is not listed in the domain.`,
        hint: suggestName(intent, names.intents, `Add \`- ${intent}\` to \`intents:\` in the domain.`),
      });
    }
    if (counts.get(intent) === 1) {
      report({
        code: 'too-few-examples',
        at,
        message: `The intent '${intent}' has a single example; it will hardly be recognised.`,
        hint: 'Give it at least two examples, better ten or more.',
      });
    }
  }
  checkSharedTexts(context);
  checkEntityNames(context);
  checkUsedEntities(context);
}

/** `faq/hours` belongs to the intent `faq`. */
export function baseIntent(intent: string): string {
  const slash = intent.indexOf('/');
  return slash < 0 ? intent : intent.slice(0, slash);
}

function checkSharedTexts({ project, report, configAt }: CheckContext): void {
  const owners = new Map<string, IntentExample>();
  for (const example of project.nlu.examples) {
    if (example.intent === null) continue;
    const earlier = owners.get(example.text);
    if (earlier === undefined) {
      owners.set(example.text, example);
      continue;
    }
    if (earlier.intent === null || baseIntent(earlier.intent) === baseIntent(example.intent)) continue;
    report({
      code: 'text-under-two-intents',
      at: example.at ?? configAt,
      message: `The text '${example.text.slice(0, 80)}' is an example of '${example.intent}' here and of '${earlier.intent}' in ${placeOf(earlier.at)}.`,
      hint: 'Keep it under one of the two intents.',
    });
  }
}

function checkEntityNames({ project, names, report, isDomainComplete, configAt }: CheckContext): void {
  if (!isDomainComplete) return;
  const seen = new Set<string>();
  for (const example of project.nlu.examples) {
    for (const { entity } of example.entities) {
      if (seen.has(entity) || names.entities.has(entity)) continue;
      seen.add(entity);
      report({
        code: 'entity-not-in-domain',
        at: example.at ?? configAt,
        message: `The entity '${entity}' is annotated in the NLU data, but it is not listed in the domain.`,
        hint: suggestName(entity, names.entities, `Add \`- ${entity}\` to \`entities:\` in the domain.`),
      });
    }
  }
}

function checkUsedEntities({ project, names, report, isDomainComplete, configAt }: CheckContext): void {
  for (const intent of project.domain.intents) {
    const used = new Set(intent.useEntities === true ? [] : intent.useEntities);
    const at = intent.at ?? configAt;
    for (const entity of intent.ignoreEntities.filter((name) => used.has(name))) {
      report({
        code: 'intent-entities-overlap',
        at,
        message: `The intent '${intent.name}' both uses and ignores the entity '${entity}'; it is ignored.`,
        hint: 'Name it in one of `use_entities` and `ignore_entities` only.',
      });
    }
    if (!isDomainComplete) continue;
    for (const entity of [...used, ...intent.ignoreEntities].filter((name) => !names.entities.has(name))) {
      report({
        code: 'intent-unknown-entity',
        at,
        message: `The intent '${intent.name}' names the entity '${entity}', which is not listed in the domain.`,
        hint: suggestName(entity, names.entities, `Add \`- ${entity}\` to \`entities:\`, or delete it here.`),
      });
    }
  }
}

function placeOf(at: Position | undefined): string {
  return at === undefined ? 'another place' : `${at.file}, line ${at.line}`;
}
