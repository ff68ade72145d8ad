import { describe, expect, it } from 'vitest';
import { makeBot, texts } from '../../bench/make-bot.ts';

const domain = `intents: [a, b, c, d]
entities: [x]
slots:
  s: {type: text, mappings: [{type: from_entity, entity: x}]}
  l: {type: list, mappings: [{type: custom}]}
  flag: {type: bool, mappings: [{type: custom}]}
forms:
  f: {required_slots: [s]}
responses:
  utter_a: [{text: A}]
  utter_b: [{text: B}]
  utter_c: [{text: C}]
  utter_ask_s: [{text: "s?"}]
`;
const rule = (name: string, steps: string, more = '') => `- rule: ${name}\n${more}  steps: [${steps}]\n`;
const codes = (data: string, policies?: string) =>
  makeBot({ domain, data, ...(policies === undefined ? {} : { policies }) }).diagnostics.map((each) => each.code);

describe('training', () => {
  it('finds rules that contradict each other and stories, with names and positions', () => {
    const data = `rules:\n${rule('one', '{intent: a}, {action: utter_a}')}stories:\n- story: two\n  steps: [{intent: a}, {action: utter_b}]\n`;
    const [found] = makeBot({ domain, data }).diagnostics;
    expect(found).toMatchObject({ severity: 'error', code: 'contradicting-rule', file: 'data/dialogues.yml', line: 6 });
    expect(found?.message).toContain(
      "'utter_b' in story 'two' is contradicting with rule(s) 'one' which predicted action 'utter_a'",
    );
    expect(codes(data, '[{name: RulePolicy, check_for_contradictions: false}]')).toEqual([]);
  });

  it('finds rules that leave out a slot or loop their action sets elsewhere', () => {
    const sets = rule('sets', '{intent: a}, {action: utter_a}, {slot_was_set: [{s: x}]}');
    const loops = rule('loops', '{intent: b}, {action: f}, {active_loop: f}');
    const data = `rules:\n${sets}${rule('leaves', '{intent: c}, {action: utter_a}')}${loops}${rule('leaves too', '{intent: d}, {action: f}')}`;
    const messages = makeBot({ domain, data })
      .diagnostics.filter((each) => each.code === 'incomplete-rule')
      .map((each) => each.message);
    expect(messages).toEqual([
      "The action 'utter_a' in rule 'leaves' does not set some of the slots that it sets in other rules: 's'.",
      "The form 'f' in rule 'leaves too' does not set the 'active_loop' that it sets in other rules: 'f, f'.",
    ]);
  });

  it('allows a rule one user turn unless told otherwise', () => {
    const data = `rules:\n${rule('long', '{intent: a}, {action: utter_a}, {intent: b}, {action: utter_b}')}`;
    expect(codes(data)).toEqual(['rule-has-several-user-turns']);
    expect(codes(data, '[{name: RulePolicy, restrict_rules: false}]')).toEqual([]);
  });

  it('finds names that the domain does not have', () => {
    const steps =
      '{intent: q}, {action: action_q}, {action: utter_q}, {slot_was_set: [{q: 1}, flag]}, {active_loop: q}, {action: restart}';
    const data = `rules:\n${rule('r', '{action: utter_a}', '  condition: [{slot_was_set: [{z: 1}]}, {active_loop: z}]\n')}stories:\n- story: s\n  steps: [${steps}]\n`;
    expect(codes(data).sort()).toEqual([
      'slot-without-value',
      'unknown-action',
      'unknown-action',
      'unknown-intent',
      'unknown-loop',
      'unknown-loop',
      'unknown-slot',
      'unknown-slot',
    ]);
  });

  it('finds checkpoints nobody reaches or goes on from', () => {
    const data = `stories:\n- story: one\n  steps: [{intent: a}, {action: utter_a}, {checkpoint: left}]\n- story: two\n  steps: [{checkpoint: never}, {intent: b}, {action: utter_b}]\n`;
    expect(codes(data)).toEqual(['unused-end-checkpoint', 'unused-start-checkpoint']);
  });

  it('stops with an error when alternatives multiply without bound', () => {
    const or = '{or: [{intent: a}, {intent: b}, {intent: c}, {intent: d}]}, {action: utter_a}';
    const data = `stories:\n- story: many\n  steps: [${Array.from({ length: 9 }, () => or).join(', ')}]\n`;
    expect(codes(data)).toContain('too-many-dialogues');
  });

  it('ends with cycles between checkpoints', async () => {
    const data = `stories:
- story: begin
  steps: [{intent: a}, {action: utter_a}, {checkpoint: x}]
- story: round
  steps: [{checkpoint: x}, {intent: b}, {action: utter_b}, {checkpoint: y}]
- story: back
  steps: [{checkpoint: y}, {intent: c}, {action: utter_c}, {checkpoint: x}]
- story: end
  steps: [{checkpoint: x}, {intent: d}, {action: utter_a}]
`;
    const bot = makeBot({ domain, data });
    expect(bot.diagnostics).toEqual([]);
    const said = [];
    for (const text of ['/a', '/b', '/c', '/d']) said.push(...texts(await bot.say(text)));
    expect(said).toEqual(['A', 'B', 'C', 'A']);
  });

  it('forgets what stories say two ways, and knows alternatives and bare slots', async () => {
    const data = `stories:
- story: one
  steps: [{intent: a}, {action: utter_a}]
- story: two
  steps: [{intent: a}, {action: utter_b}]
- story: three
  steps: [{or: [{intent: b}, {intent: c}]}, {slot_was_set: [l]}, {action: utter_c}]
`;
    const bot = makeBot({ domain, data });
    expect(texts(await bot.say('/a'))).toEqual([]);
    const other = makeBot({ domain, data });
    other.snapshot = other.dialogue.appendEvents(other.snapshot, []).tracker;
    expect(texts(await other.say('/c'))).toEqual([]);
  });

  it('checks the policies', () => {
    expect(codes('', '[{name: MemoizationPolicy}, {name: AugmentedMemoizationPolicy}]')).toEqual([
      'forms-without-rule-policy',
      'equal-priorities',
    ]);
    expect(codes('', '[{name: RulePolicy, core_fallback_action_name: action_no}]')).toEqual([
      'unknown-fallback-action',
    ]);
    const noForms = makeBot({
      domain: 'intents: [a]\nresponses: {utter_a: [{text: A}]}\n',
      data: `rules:\n${rule('r', '{intent: a}, {action: utter_a}')}`,
      policies: '[{name: MemoizationPolicy}]',
    });
    expect(noForms.diagnostics.map((each) => each.code)).toEqual(['rules-without-rule-policy']);
  });

  it('reports progress up to 1 and stops when aborted', async () => {
    const { trainDialogue } = await import('./train-dialogue.ts');
    const { createMemoryTree, readProject } = await import('@hamzaban/rasa-project');
    const { project } = readProject(createMemoryTree({ 'domain.yml': `version: "3.1"\n${domain}` }));
    const seen: number[] = [];
    trainDialogue({ ...project, policies: project.config.policies }, { onProgress: (fraction) => seen.push(fraction) });
    expect(seen.at(0)).toBe(0);
    expect(seen.at(-1)).toBe(1);
    const signal = AbortSignal.abort(new TypeError('stopped'));
    expect(() => trainDialogue({ ...project, policies: [] }, { signal })).toThrow('stopped');
  });

  it('is deterministic', () => {
    const data = `rules:\n${rule('one', '{intent: a}, {action: utter_a}')}stories:\n- story: two\n  steps: [{intent: b}, {action: utter_b}]\n`;
    const policies = '[{name: TEDPolicy}, {name: RulePolicy}]';
    const [one, two] = [1, 2].map(() => JSON.stringify(makeBot({ domain, data, policies }).snapshot));
    expect(one).toBe(two);
  });
});

describe('a generaliser', () => {
  const data = `stories:
- story: one
  steps: [{intent: a}, {action: utter_a}, {intent: b}, {action: utter_b}]
- story: two
  steps: [{intent: c}, {action: utter_c}, {intent: b}, {action: utter_b}]
`;
  const policies = '[{name: TEDPolicy, max_history: 5}, {name: RulePolicy}]';

  it('answers paths no story has, never as sure as a rule', async () => {
    const bot = makeBot({ domain, data, policies });
    const said = [];
    for (const text of ['/a', '/c', '/b', '/a']) {
      const turn = await bot.say(text);
      said.push(...texts(turn));
      for (const { policy, confidence } of turn.decisions.slice(1))
        if (policy === 'TEDPolicy') expect(confidence).toBeLessThan(1);
    }
    expect(said).toEqual(['A', 'C', 'B', 'A']);
  });

  it('leaves intents that no story has to the fallback', async () => {
    const bot = makeBot({ domain, data, policies });
    expect((await bot.say('/d')).decisions.map((each) => each.action)).toContain('action_default_fallback');
    expect((await bot.say('متن')).decisions.map((each) => each.action)).toContain('action_default_fallback');
  });
});
