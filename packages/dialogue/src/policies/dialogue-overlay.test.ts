import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { createDialogue } from '../engine/create-dialogue.ts';
import { parseIntentMessage } from '../engine/parse-intent-message.ts';
import { newTracker } from '../tracker/snapshot.ts';
import { trainDialogue } from '../training/train-dialogue.ts';
import { applyDialogueOverlay, diffDialogueModel, ForeignOverlayError } from './dialogue-overlay.ts';
import { isLayered, tableEntries } from './table.ts';

const config =
  'policies: [{name: MemoizationPolicy}, {name: RulePolicy}, {name: TEDPolicy}, {name: UnexpecTEDIntentPolicy}]\n';
const domain = (intents: string, responses: string) =>
  `version: "3.1"\nintents: [greet, ask, bye${intents}]\nresponses:\n  utter_greet: [{text: hello}]\n  utter_ask: [{text: pack}]\n  utter_bye: [{text: bye}]\n${responses}`;
const rule = (name: string, intent: string, action: string) =>
  `- rule: ${name}\n  steps: [{intent: ${intent}}, {action: ${action}}]\n`;
const story = `stories:\n- story: hello\n  steps: [{intent: greet}, {action: utter_greet}]\n`;

function train(domainText: string, data: string) {
  const { project } = readProject(
    createMemoryTree({ 'config.yml': config, 'domain.yml': domainText, 'data/d.yml': data }),
  );
  const { model, diagnostics } = trainDialogue({ ...project, policies: project.config.policies });
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  return { model, domain: project.domain };
}

const pack = train(
  domain('', ''),
  `rules:\n${rule('ask', 'ask', 'utter_ask')}${rule('bye', 'bye', 'utter_bye')}${story}`,
);
const shop = train(
  domain(', own', '  utter_own: [{text: mine}]\n'),
  `rules:\n${rule('ask', 'ask', 'utter_own')}${rule('own', 'own', 'utter_own')}${story.replace('utter_greet}', 'utter_greet}, {intent: bye}, {action: utter_bye}')}`,
);

async function answers(model: typeof shop.model, intents: readonly string[]) {
  const clock = () => 0;
  const base = createDialogue({ ...pack, random: () => 0, clock });
  const dialogue = createDialogue({ model, domain: shop.domain, base, random: () => 0, clock });
  const said: (string | undefined)[] = [];
  let tracker = newTracker('u');
  for (const intent of intents) {
    const text = `/${intent}`;
    const parse = parseIntentMessage(text, dialogue.domain);
    if (parse === null) throw new TypeError(`no intent ${intent}`);
    const turn = await dialogue.handleMessage(tracker, { text, parse, inputChannel: null, messageId: 'm' });
    said.push(...turn.messages.map((message) => message.text));
    tracker = turn.tracker;
  }
  return said;
}

describe('an overlay beside a base model', () => {
  const overlay = diffDialogueModel(pack.model, shop.model);
  const layered = applyDialogueOverlay(pack.model, JSON.parse(JSON.stringify(overlay)));

  it('gives back the whole model', () => {
    expect(layered.policies.length).toBe(shop.model.policies.length);
    layered.policies.forEach((policy, index) => {
      const whole = shop.model.policies[index];
      if (policy.kind !== 'rules' || whole?.kind !== 'rules') return;
      expect(new Map(tableEntries(policy.rules))).toEqual(new Map(tableEntries(whole.rules)));
    });
  });

  it('answers like the whole model, with the base indexed once', async () => {
    const intents = ['greet', 'bye', 'ask', 'own', 'greet'];
    expect(await answers(layered, intents)).toEqual(await answers(shop.model, intents));
    expect(await answers(layered, ['own'])).toEqual(['mine']);
  });

  it('holds only what differs and shares the rest', () => {
    const rules = layered.policies.find((policy) => policy.kind === 'rules');
    const base = pack.model.policies.find((policy) => policy.kind === 'rules');
    expect(rules && isLayered(rules.rules) && rules.rules.below === base?.rules).toBe(true);
    expect(JSON.stringify(diffDialogueModel(pack.model, pack.model)).length).toBeLessThan(1500);
    expect(applyDialogueOverlay(pack.model, diffDialogueModel(pack.model, pack.model)).policies[0]).toEqual(
      pack.model.policies[0],
    );
  });

  it('is refused by another base', () => {
    const other = { ...pack.model, policies: [] };
    expect(() => applyDialogueOverlay(other, overlay)).toThrow(ForeignOverlayError);
  });
});
