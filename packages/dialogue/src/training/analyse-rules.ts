import type { Diagnostic } from '@hamzaban/rasa-project';
import { ruleSnippetAction } from '../domain/default-names.ts';
import type { DomainView } from '../domain/domain-view.ts';
import { predictRules, type RuleAnswer, type RuleSource } from '../policies/predict-rules.ts';
import { plainIndex, type RuleIndex } from '../policies/rule-index.ts';
import { applyEvent } from '../tracker/apply-event.ts';
import { type PolicyState, policyState } from '../tracker/policy-state.ts';
import { activeLoopName, initialState, type TrackerState } from '../tracker/tracker-state.ts';
import { appliedEvents, type Walk } from './dialogue-walk.ts';
import { type RuleTables, statesHash, walkPosition } from './train-rules.ts';

export interface RuleOptions {
  readonly fallbackAction: string;
  readonly enablesFallback: boolean;
}

export interface RuleAnalysis {
  readonly diagnostics: readonly Diagnostic[];
  /** Sources whose turns no story has; see `sourceName`. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * Replays all rules and stories against the learned rules (rasa-compat 14.4, 5 and 6). Deletes from `tables.rules` the
 * entries that only predict a listen where another rule goes on; finds contradictions; finds rules that no story uses.
 */
export function analyseRules(
  tables: RuleTables,
  walks: { readonly rules: readonly Walk[]; readonly stories: readonly Walk[] },
  domain: DomainView,
  options: RuleOptions,
): RuleAnalysis {
  const collected = new Map<string, Claim[]>();
  const replayAll = createReplay(tables, domain, options);
  for (const walk of walks.rules) {
    replayAll(walk, ({ predicted, gold, source }) => {
      const isFixed = source.startsWith('default:') || source.startsWith('loop');
      const list = collected.get(source) ?? [];
      collected.set(source, list);
      list.push(isFixed ? { rule: source, action: predicted } : { rule: walk.name, action: gold, walk });
      return false;
    });
  }
  const used = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const walk of [...walks.stories, ...walks.rules]) {
    replayAll(walk, ({ predicted, gold, source }) => {
      if (!walk.isRule && predicted === gold) used.add(source);
      if (predicted === null || predicted === gold) return false;
      if (isSuperfluousListen(source, walk, predicted, tables)) return tables.rules.delete(source.slice(5));
      const known = collected.get(source) ?? [];
      collected.set(source, known);
      const others = known.filter((each) => each.action !== gold);
      if (others.length > 0) diagnostics.push(contradiction(walk, { predicted, gold, others, options }));
      return false;
    });
  }
  const all = new Set([...collected.keys(), ...defaultSources, ...formSources(domain)]);
  for (const source of used) all.delete(source);
  return { diagnostics: distinctMessages(diagnostics), hidden: all };
}

/** What a rule, a form or a default says of one situation. */
interface Claim {
  readonly rule: string;
  readonly action: string | null;
  /** Of a rule that somebody wrote. */
  readonly walk?: Walk;
}

/** A short name for a source: `rule:` and the key, `default:` and the intent, `loop:` and the form, `states:` and a hash. */
export function sourceName(
  source: RuleSource,
  keyOf: (entry: object) => string,
  states: readonly PolicyState[],
): string {
  switch (source.kind) {
    case 'rule':
      return `rule:${keyOf(source.entry)}`;
    case 'default':
      return `default:${source.intent}`;
    case 'loop':
      return loopSource(source.loop, source.listens);
    case 'states':
      return `states:${statesHash(states)}`;
  }
}

export function loopSource(loop: string, listens: boolean): string {
  return listens ? `loop-listen:${loop}` : `loop:${loop}`;
}

const defaultSources = ['default:restart', 'default:back', 'default:session_start'];

function formSources(domain: DomainView): readonly string[] {
  return domain.actionNames
    .filter((name) => domain.form(name) !== undefined)
    .flatMap((name) => [loopSource(name, false), loopSource(name, true)]);
}

interface Outcome {
  readonly predicted: string | null;
  readonly gold: string;
  readonly source: string;
  readonly states: readonly PolicyState[];
}

/** Returns a function that replays one dialogue; `visit` returns true when it changed the table. */
function createReplay(tables: RuleTables, domain: DomainView, options: RuleOptions) {
  let index = indexOf(tables);
  const keys = new Map<object, string>();
  for (const [key, entry] of tables.rules) keys.set(entry, key);
  const keyOf = (entry: object): string => keys.get(entry) ?? '';

  const predict = (
    state: TrackerState,
    states: readonly PolicyState[],
    isRule: boolean,
  ): Pick<Outcome, 'predicted' | 'source'> => {
    const now = policyState(state, domain);
    const answer = predictRules(index, { tracker: state, position: { earlier: states, now } });
    const predicted = answer.action ?? defaultPrediction(answer, isRule, options);
    return { predicted, source: sourceName(answer.source, keyOf, [...states, now]) };
  };

  return (walk: Walk, visit: (outcome: Outcome) => boolean): void => {
    const state = initialState();
    const states: PolicyState[] = [];
    let isUnpredictable = true;
    for (const event of appliedEvents(walk.events)) {
      if (event.event !== 'action') {
        applyEvent(state, event, domain);
        continue;
      }
      if (event.name === ruleSnippetAction) isUnpredictable = true;
      else if (isUnpredictable || event.unpredictable) isUnpredictable = false;
      else {
        const gold = event.name ?? event.action_text ?? '';
        let outcome = predict(state, states, walk.isRule);
        const loop = activeLoopName(state);
        if (loop !== null && outcome.predicted !== gold && outcome.predicted === loop) {
          applyEvent(
            state,
            { event: 'action_execution_rejected', timestamp: 0, name: loop, policy: null, confidence: null },
            domain,
          );
          outcome = predict(state, states, walk.isRule);
        }
        if (visit({ ...outcome, gold, states }) === true) index = indexOf(tables);
      }
      states.push(policyState(state, domain));
      applyEvent(state, event, domain);
    }
  };
}

function indexOf(tables: RuleTables): RuleIndex {
  return { rules: plainIndex(tables.rules.values()), loops: plainIndex(tables.loops.values()) };
}

/** Where no rule applies: nothing for a story; for a rule what the policy would do by default. */
function defaultPrediction(answer: RuleAnswer, isRule: boolean, options: RuleOptions): string | null {
  if (!isRule || answer.action !== null) return null;
  return options.enablesFallback ? options.fallbackAction : 'action_listen';
}

function isSuperfluousListen(source: string, walk: Walk, predicted: string, tables: RuleTables): boolean {
  if (walk.isRule || !source.startsWith('rule:') || predicted !== 'action_listen') return false;
  const key = source.slice(5);
  if (key.split('"prev_action"').length > 2) return false;
  const prefix = key.slice(0, -2);
  for (const other of tables.rules.keys()) if (other !== key && other.startsWith(prefix)) return true;
  return false;
}

function contradiction(
  walk: Walk,
  found: {
    readonly predicted: string;
    readonly gold: string;
    readonly others: readonly Claim[];
    readonly options: RuleOptions;
  },
): Diagnostic {
  const kind = walk.isRule ? 'rule' : 'story';
  const names = [...new Set(found.others.map((each) => each.rule))].join("', '");
  const which = found.predicted === found.options.fallbackAction ? '' : ` which predicted action '${found.predicted}'`;
  return {
    ...walkPosition(walk),
    severity: 'error',
    code: 'contradicting-rule',
    message: `The prediction of the action '${found.gold}' in ${kind} '${walk.name}' is contradicting with rule(s) '${names}'${which}.`,
    hint: mendOf(walk, found.others),
  };
}

/** Places that a hint names. */
const SHOWN = 3;

/** How to mend it, with the places of the other rules: the diagnostic itself stands at one of the dialogues only. */
function mendOf(walk: Walk, others: readonly Claim[]): string {
  const places = new Map<string, string>();
  for (const { rule, walk: other } of others) {
    if (other === undefined || other === walk) continue;
    const { file, line } = walkPosition(other);
    places.set(`${rule} ${file} ${line}`, `'${rule}' stands in ${file}, line ${line}`);
  }
  const all = [...places.values()];
  if (all.length === 0) {
    return others.some((each) => each.walk !== undefined)
      ? 'Let the rule say one thing of this turn, or make two rules of it with a condition each.'
      : `Change the ${walk.isRule ? 'rule' : 'story'}: what it contradicts is done for every form, or by default.`;
  }
  const more = all.length > SHOWN ? `, and ${all.length - SHOWN} more` : '';
  const change = walk.isRule
    ? 'Change one of the rules so that they say the same of this turn, or give one of them a condition.'
    : 'Change the story or the rule so that both say the same of this turn, or give the rule a condition.';
  return `${all.slice(0, SHOWN).join(', ')}${more}. ${change}`;
}

function distinctMessages(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((each) => !seen.has(each.message) && seen.add(each.message));
}
