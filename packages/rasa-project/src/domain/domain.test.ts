import { describe, expect, it } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { createMemoryTree } from '../tree/memory-tree.ts';

const V = 'version: "3.1"\n';

function readDomain(...files: readonly string[]) {
  const named = Object.fromEntries(files.map((content, index) => [`domain/${index}.yml`, content]));
  const { project, diagnostics } = readProject(
    createMemoryTree({ ...named, 'config.yml': 'assistant_id: x\nlanguage: fa\n' }),
    {
      domain: ['domain'],
      data: [],
    },
  );
  return { domain: project.domain, codes: diagnostics.map((diagnostic) => diagnostic.code), diagnostics };
}

describe('intents, entities and actions', () => {
  it('are names or names with options', () => {
    const { domain, codes } = readDomain(
      `${V}intents:\n- a\n- b: {use_entities: [x], ignore_entities: [y]}\n- c: {use_entities: []}\n- d: {use_entities: false}\n- e: {use_entities: null}\n- f: {use_entities: true}\nentities:\n- x: {roles: [r], groups: ['1']}\n- y: {influence_conversation: false}\nactions:\n- act\n- other: {send_domain: true}\n`,
    );
    expect(codes).toEqual([]);
    expect(domain.intents.map(({ useEntities, ignoreEntities }) => [useEntities, ignoreEntities])).toEqual([
      [true, []],
      [['x'], ['y']],
      [[], []],
      [[], []],
      [[], []],
      [true, []],
    ]);
    expect(domain.entities).toMatchObject([
      { name: 'x', roles: ['r'], groups: ['1'], influencesConversation: true },
      { name: 'y', influencesConversation: false },
    ]);
    expect(domain.actions).toMatchObject([
      { name: 'act', sendDomain: false },
      { name: 'other', sendDomain: true },
    ]);
    expect(domain.raw['intents']).toEqual([
      'a',
      { b: { use_entities: ['x'], ignore_entities: ['y'] } },
      { c: { use_entities: [] } },
      { d: { use_entities: [] } },
      { e: { use_entities: [] } },
      { f: { use_entities: true } },
    ]);
  });

  it('that are wrongly shaped are reported and left out', () => {
    const { domain, codes } = readDomain(`${V}intents:\n- a\n- [b]\n- {}\n- c: {}\n  d: {}\n- faq/x\nactions: 5\n`);
    expect(domain.intents.map((intent) => intent.name)).toEqual(['a', 'c', 'faq/x']);
    expect(codes).toEqual(['wrong-type', 'wrong-type', 'wrong-type', 'retrieval-intent-in-domain', 'wrong-type']);
  });
});

describe('slots', () => {
  it('have the defaults of their types', () => {
    const { domain, codes } = readDomain(
      `${V}slots:\n  t: {type: text, mappings: [{type: custom}]}\n  f: {type: float, max_value: 10, initial_value: 3, mappings: [{type: custom}]}\n  c: {type: categorical, values: [a, 1, null, true], mappings: [{type: custom}]}\n  n: {type: any, mappings: [{type: custom}]}\n  q: {type: bool, influence_conversation: false, initial_value: false, mappings: []}\n`,
    );
    expect(codes).toEqual([]);
    expect(domain.slots).toMatchObject([
      { name: 't', type: 'text', initialValue: null, influencesConversation: true, mappings: [{ type: 'custom' }] },
      { name: 'f', minValue: 0, maxValue: 10, initialValue: 3 },
      { name: 'c', values: ['a', 1, true] },
      { name: 'n', influencesConversation: false },
      { name: 'q', influencesConversation: false, initialValue: false, mappings: [] },
    ]);
  });

  it('read every kind of mapping', () => {
    const { domain, codes } = readDomain(
      `${V}slots:\n  s:\n    type: text\n    mappings:\n    - {type: from_entity, entity: e, role: r, group: '1', intent: a, not_intent: [b, c]}\n    - {type: from_intent, value: false, conditions: [{active_loop: f, requested_slot: s}, {active_loop: null}]}\n    - {type: from_trigger_intent, value: 5, intent: [a]}\n    - {type: from_text}\n    - {type: custom, action: action_x}\n    - {type: from_llm}\n`,
    );
    expect(codes).toEqual(['pro-only']);
    expect(domain.slots[0]?.mappings).toMatchObject([
      {
        type: 'from_entity',
        entity: 'e',
        role: 'r',
        group: '1',
        intents: ['a'],
        notIntents: ['b', 'c'],
        conditions: [],
      },
      {
        type: 'from_intent',
        value: false,
        conditions: [{ activeLoop: 'f', requestedSlot: 's' }, { activeLoop: null }],
      },
      { type: 'from_trigger_intent', value: 5 },
      { type: 'from_text' },
      { type: 'custom', action: 'action_x', raw: { type: 'custom', action: 'action_x' } },
      { type: 'custom' },
    ]);
  });

  it.each([
    ['{type: unfeaturized, mappings: []}', 'legacy-slot-type', 'any'],
    ['{type: rasa.shared.core.slots.TextSlot, mappings: []}', 'legacy-slot-type', 'text'],
    ['{type: my.module.Slot, mappings: []}', 'python-slot-type', 'any'],
    ['{mappings: []}', 'missing-key', 'any'],
    ['{type: categorical, mappings: []}', 'categorical-without-values', 'categorical'],
    ['{type: float, initial_value: 5, mappings: []}', 'float-initial-value', 'float'],
    ['{type: text, mappings: [{entity: x}]}', 'missing-key', 'text'],
    ['{type: text, mappings: [{type: wibble}]}', 'unknown-mapping-type', 'text'],
    ['{type: text, mappings: [{type: from_intent}]}', 'missing-key', 'text'],
    ['{type: text, mappings: [x]}', 'wrong-type', 'text'],
    ['{type: text, influence_conversation: yes, mappings: []}', 'wrong-type', 'text'],
  ])('written as %s are reported as %s and read as %s', (slot, code, type) => {
    const { domain, codes } = readDomain(`${V}slots:\n  s: ${slot}\n`);
    expect(codes).toEqual([code]);
    expect(domain.slots).toMatchObject([{ type }]);
  });
});

describe('responses', () => {
  it('keep all keys of a variation', () => {
    const { domain, codes } = readDomain(
      `${V}responses:\n  utter_a:\n  - text: hi {name}\n    id: '1'\n    image: i\n    buttons: [{title: t, payload: /p}]\n    button_type: vertical\n    quick_replies: [{title: q}]\n    attachment: {type: file}\n    elements: [{title: e}]\n    channel: telegram\n    condition: [{type: slot, name: vip, value: true}]\n    metadata: {m: 1}\n  - custom: {json: [1]}\n`,
    );
    expect(codes).toEqual([]);
    expect(domain.responses.get('utter_a')).toMatchObject([
      {
        text: 'hi {name}',
        id: '1',
        image: 'i',
        buttons: [{ title: 't', payload: '/p' }],
        buttonType: 'vertical',
        quickReplies: [{ title: 'q' }],
        attachment: { type: 'file' },
        elements: [{ title: 'e' }],
        channel: 'telegram',
        condition: [{ type: 'slot', name: 'vip', value: true }],
        metadata: { m: 1 },
        extra: {},
        at: { line: 4, column: 5 },
      },
      { custom: { json: [1] } },
    ]);
  });

  it.each([
    ['- text: a\n    buttons: x', 'wrong-type'],
    ['- text: a\n    buttons: [x]', 'wrong-type'],
    ['- text: a\n    attachment: x', 'wrong-type'],
    ['- text: a\n    condition: [{name: x}]', 'missing-key'],
    ['- custom: {}', 'empty-response'],
    ['- [x]', 'wrong-type'],
    ['[]', 'empty-response'],
    ['text: a', 'wrong-type'],
    ['just a text', 'text-variation'],
  ])('with %j are reported as %s', (written, code) => {
    expect(readDomain(`${V}responses:\n  utter_a:\n    ${written.replace('\n', '\n  ')}\n`).codes).toEqual([code]);
  });

  it('may stand under the key of Rasa 1', () => {
    const { domain, codes } = readDomain(`${V}templates:\n  utter_a:\n  - text: a\n`);
    expect(codes).toEqual(['legacy-templates']);
    expect(domain.responses.has('utter_a')).toBe(true);
  });
});

describe('forms and session', () => {
  it('are read with their defaults', () => {
    const { domain, codes } = readDomain(
      `${V}forms:\n  a:\n  b:\n    required_slots: [x, y]\n    ignored_intents: chat\n  c: {}\nsession_config:\n  session_expiration_time: 0.5\n  carry_over_slots_to_new_session: false\nconfig:\n  store_entities_as_slots: false\ne2e_actions: [Hello]\n`,
    );
    expect(codes).toEqual([]);
    expect(domain.forms).toMatchObject([
      { name: 'a', requiredSlots: [], ignoredIntents: [] },
      { name: 'b', requiredSlots: ['x', 'y'], ignoredIntents: ['chat'] },
      { name: 'c', requiredSlots: [] },
    ]);
    expect(domain.session).toEqual({ expirationMinutes: 0.5, carryOverSlots: false });
    expect(domain.storeEntitiesAsSlots).toBe(false);
    expect(domain.e2eActions).toEqual(['Hello']);
    expect(readDomain(`${V}intents: [a]\n`).domain.session).toEqual({ expirationMinutes: 60, carryOverSlots: true });
  });

  it('report lists, missing keys and wrong numbers', () => {
    expect(readDomain(`${V}forms: [a]\n`).codes).toEqual(['wrong-type']);
    expect(readDomain(`${V}forms:\n  a:\n    ignored_intents: [x]\n`).codes).toEqual(['missing-key']);
    expect(readDomain(`${V}session_config:\n  session_expiration_time: long\n`).codes).toEqual(['wrong-type']);
    expect(readDomain(`${V}intents: [a]\nconfig: []\n`).codes).toEqual(['wrong-type']);
  });
});

describe('several domain files', () => {
  // Orders as Rasa 3.6.21 merges these two files.
  const FIRST = `${V}intents: [greet, bye]\nentities: [city]\nslots:\n  a: {type: text, mappings: [{type: from_text}]}\n  b: {type: text, mappings: [{type: from_text}]}\nresponses:\n  utter_greet: [{text: root}]\nactions: [action_x]\nforms:\n  f1: {required_slots: [a]}\n`;
  const SECOND = `${V}intents: [greet, thanks]\nentities: [city, size]\nslots:\n  c: {type: text, mappings: [{type: from_text}]}\n  b: {type: bool, mappings: [{type: from_text}]}\nresponses:\n  utter_greet: [{text: pack}]\n  utter_a: [{text: a}]\nactions: [f1, action_y]\nforms:\n  f2: {required_slots: [c]}\nsession_config: {session_expiration_time: 5}\n`;

  it('are merged: the first definition wins, names of later files come first, forms push out actions', () => {
    const { domain, codes } = readDomain(FIRST, SECOND);
    expect(domain.slots.map(({ name, type }) => `${name} ${type}`)).toEqual(['c text', 'b text', 'a text']);
    expect(domain.responses.get('utter_greet')).toMatchObject([{ text: 'root' }]);
    expect([...domain.responses.keys()]).toEqual(['utter_greet', 'utter_a']);
    expect(domain.actions.map((action) => action.name)).toEqual(['action_y', 'action_x']);
    expect(domain.forms.map((form) => form.name)).toEqual(['f2', 'f1']);
    expect(domain.session.expirationMinutes).toBe(5);
    expect(codes).toEqual(Array(4).fill('duplicate-across-files'));
  });

  it('of a folder are only those that are domains', () => {
    const { domain, codes } = readDomain(FIRST, 'version: "3.1"\nnlu: []\n', `${V}`);
    expect(domain.intents).toHaveLength(2);
    expect(codes).toEqual([]);
  });

  it('are served in the order of the first, with unknown keys kept and defaults added', () => {
    const { domain } = readDomain(
      'session_config: {session_expiration_time: 1}\nextra: [1]\nactions: [a]\nintents: [z, b]\nslots: {}\nversion: "3.0"\n',
    );
    expect(JSON.stringify(domain.raw)).toBe(
      '{"session_config":{"session_expiration_time":1},"extra":[1],"actions":["a"],"intents":["b","z"],"version":"3.0"}',
    );
    expect(readDomain(`intents: [a]\n`).domain.raw).toEqual({
      intents: ['a'],
      session_config: { session_expiration_time: 60, carry_over_slots_to_new_session: true },
      version: '3.1',
    });
  });
});

describe('a domain of Rasa 2', () => {
  const LEGACY = `version: "2.0"\nentities: [city, own]\nslots:\n  city: {type: text}\n  own: {type: text, auto_fill: false}\n  size: {type: unfeaturized}\n  other: {type: text}\nforms:\n  f:\n    required_slots:\n      city:\n      - {type: from_entity, entity: city, role: to}\n      - {type: from_text}\n      size: [{type: from_trigger_intent, intent: a, value: 1}]\n    ignored_intents: [chat]\n  g:\n    city: [{type: from_text}]\n`;

  it('gets the mappings that `rasa data migrate` would write', () => {
    const { domain } = readDomain(LEGACY);
    const raw = Object.fromEntries(
      domain.slots.map((slot) => [slot.name, slot.mappings.map((mapping) => mapping.raw)]),
    );
    expect(raw).toEqual({
      city: [
        { type: 'from_entity', entity: 'city', role: 'to', conditions: [{ active_loop: 'f' }] },
        {
          type: 'from_text',
          conditions: [
            { active_loop: 'f', requested_slot: 'city' },
            { active_loop: 'g', requested_slot: 'city' },
          ],
        },
        { type: 'from_entity', entity: 'city' },
      ],
      own: [{ type: 'custom' }],
      size: [{ type: 'from_trigger_intent', intent: 'a', value: 1, conditions: [{ active_loop: 'f' }] }],
      other: [{ type: 'custom' }],
    });
    expect(domain.forms).toMatchObject([
      { name: 'f', requiredSlots: ['city', 'size'], ignoredIntents: ['chat'] },
      { name: 'g', requiredSlots: ['city'] },
    ]);
    expect(domain.raw['version']).toBe('3.1');
    expect(domain.raw['forms']).toEqual({
      f: { required_slots: ['city', 'size'], ignored_intents: ['chat'] },
      g: { required_slots: ['city'] },
    });
  });

  it('is read with warnings only', () => {
    const { diagnostics } = readDomain(LEGACY);
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.severity))).toEqual(new Set(['warning']));
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toEqual(
      new Set(['older-version', 'legacy-slot-type', 'legacy-form', 'slot-without-mappings']),
    );
  });
});

describe('versions and keys of a domain file', () => {
  it.each([
    ['version: "2.8"', 'older-version', 1],
    ['version: "4"', 'newer-version', 0],
    ['version: new', 'unknown-version', 1],
    ['version: [3]', 'unquoted-version', 1],
    ['version:', 'missing-version', 1],
  ])('%s is reported as %s', (version, code, intents) => {
    const { domain, codes } = readDomain(`${version}\nintents: [a]\n`);
    expect(codes).toEqual([code]);
    expect(domain.intents).toHaveLength(intents);
  });

  it('that are one slip away from a known one are reported', () => {
    const { diagnostics } = readDomain(`${V}intents: [a]\nentites: [b]\nResponses: {}\nmy_own: 1\nflows: {}\n`);
    expect(diagnostics.map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      "misspelled-key Did you mean 'entities'?",
      "misspelled-key Did you mean 'responses'?",
      'pro-only Express it by stories and rules, or delete it.',
    ]);
  });
});
