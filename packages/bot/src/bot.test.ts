import { createPlainReader } from '@hamzaban/nlu';
import { startBeside } from '@hamzaban/nlu/beside';
import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import type { BotModel } from './bot-model.ts';
import { createAgent } from './create-agent.ts';
import { decodeBot, decodeManifest } from './decode-bot.ts';
import { encodeBot, partNames } from './encode-bot.ts';
import { trainBot, trainBotBeside } from './train-bot.ts';

const pipeline = `
language: fa
assistant_id: test
pipeline:
- name: WhitespaceTokenizer
- name: CountVectorsFeaturizer
- name: DIETClassifier
- name: EntitySynonymMapper
- name: FallbackClassifier
  threshold: 0.3
policies:
- name: RulePolicy
`;
const examples = (intent: string, lines: readonly string[]) =>
  `- intent: ${intent}\n  examples: |\n${lines.map((line) => `    - ${line}\n`).join('')}`;
const packFiles = {
  'pack/config.yml': pipeline,
  'pack/domain.yml': `version: "3.1"
intents: [greet, hours]
entities: [city]
slots:
  opening: {type: text, influence_conversation: false, initial_value: نامعلوم, mappings: [{type: custom}]}
responses:
  utter_greet: [{text: سلام}]
  utter_hours: [{text: "ساعت {opening}"}]
`,
  'pack/data/nlu.yml': `version: "3.1"\nnlu:\n${examples('greet', ['سلام', 'درود', 'سلام خوبی', 'وقت بخیر', 'salam', 'سلام وقت بخیر', 'سلام روزتون بخیر', 'علیک سلام', 'سلام خسته نباشید', 'درود بر شما'])}${examples('hours', ['تا ساعت چند باز هستین', 'کی میبندین', 'ساعت کاری چیه', 'ساعت کاریتون', 'چه ساعتی باز میکنید', 'جمعه هم باز هستین', 'ساعت کاری فروشگاه چیه', 'امروز تا کی هستین', 'صبح از چه ساعتی باز هستین', 'در [تهران](city) تا چند باز هستین'])}`,
  'pack/data/rules.yml': `version: "3.1"
rules:
- rule: greet
  steps: [{intent: greet}, {action: utter_greet}]
- rule: hours
  steps: [{intent: hours}, {action: utter_hours}]
`,
};
const shopFiles = {
  'shop/config.yml': `importers: [{name: MultiProjectImporter}]\nimports: [../pack]\n${pipeline}`,
  'shop/domain.yml': `version: "3.1"
intents: [alteration]
slots:
  opening: {type: text, influence_conversation: false, initial_value: ۹ تا ۱۷, mappings: [{type: custom}]}
responses:
  utter_alteration: [{text: کوتاه می‌کنیم}]
`,
  'shop/data/nlu.yml': `version: "3.1"\nnlu:\n${examples('alteration', ['شلوار رو کوتاه میکنید', 'لباس رو اندازه میکنین', 'خیاط دارید', 'قدش بلنده کوتاه کنین'])}`,
  'shop/data/rules.yml':
    'version: "3.1"\nrules:\n- rule: alteration\n  steps: [{intent: alteration}, {action: utter_alteration}]\n',
};
const tree = createMemoryTree({ ...packFiles, ...shopFiles });
const reader = createPlainReader();
const projectOf = (folder: string) =>
  readProject(tree, { config: `${folder}/config.yml`, domain: [`${folder}/domain.yml`], data: [`${folder}/data`] });
const agentOf = (model: BotModel, base?: BotModel) =>
  createAgent({ model, reader, clock: () => 1_790_000_000_000, random: () => 0, ...(base !== undefined && { base }) });
const say = async (agent: ReturnType<typeof agentOf>, text: string) => {
  const turn = await agent.respond(null, { senderId: 'u', text, inputChannel: 'rest', messageId: 'm' });
  return { intent: turn.parse.intent.name, texts: turn.messages.map((message) => message.text) };
};

const pack = trainBot(projectOf('pack').project, { reader, fingerprint: 'p' }).model;
const shop = trainBot(projectOf('shop').project, { reader, fingerprint: 's', base: { hash: 'h', model: pack } });

describe('a training in two parts', () => {
  it('gives the same bot as in one piece', async () => {
    const { project } = projectOf('pack');
    const whole = trainBot(project, { reader, fingerprint: 'p' });
    const seen: number[] = [];
    const onProgress = (fraction: number) => seen.push(fraction);
    const parts = await trainBotBeside(project, { reader, fingerprint: 'p', onProgress }, (data) => {
      const partner = startBeside(data, {});
      const features = Promise.withResolvers<ReturnType<typeof partner.intentFeatures>>();
      const learned = Promise.withResolvers<ReturnType<typeof partner.learn>>();
      return {
        take(piece) {
          partner.take(piece);
          if (!partner.isReady()) return;
          features.resolve(partner.intentFeatures());
          learned.resolve(partner.learn());
        },
        intentFeatures: features.promise,
        learned: learned.promise,
        learnedShare: () => 1,
      };
    });
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
    expect(whole.model.nlu.tagger).not.toBeNull();
    expect(encodeBot(parts.model)).toEqual(encodeBot(whole.model));
    expect(parts.diagnostics).toEqual(whole.diagnostics);
  });

  it('fails with the part that fails', async () => {
    const ended = Promise.reject(new Error('the thread ended'));
    const failing = trainBotBeside(projectOf('pack').project, { reader, fingerprint: 'p' }, () => ({
      take: () => undefined,
      intentFeatures: ended,
      learned: ended,
      learnedShare: () => 0,
    }));
    await expect(failing).rejects.toThrow('the thread ended');
  });
});

describe('a bot', () => {
  it('answers by its rules what it understood', async () => {
    expect(await say(agentOf(pack), 'سلام')).toEqual({ intent: 'greet', texts: ['سلام'] });
    expect(await say(agentOf(pack), 'ساعت کاری چیه')).toEqual({ intent: 'hours', texts: ['ساعت نامعلوم'] });
  });

  it('takes /intent messages as they are', async () => {
    expect(await say(agentOf(pack), '/hours')).toEqual({ intent: 'hours', texts: ['ساعت نامعلوم'] });
  });

  it("on a pack answers the pack's questions with its own facts, and its own questions", async () => {
    const agent = agentOf(shop.model, pack);
    expect(await say(agent, 'ساعت کاری چیه')).toEqual({ intent: 'hours', texts: ['ساعت ۹ تا ۱۷'] });
    expect(await say(agent, 'شلوار رو کوتاه میکنید')).toEqual({ intent: 'alteration', texts: ['کوتاه می‌کنیم'] });
  });

  it('leaves the pack as it is', async () => {
    expect((await say(agentOf(pack), 'شلوار رو کوتاه میکنید')).intent).not.toBe('alteration');
  });

  it('is the same when trained again on the same files', () => {
    const again = trainBot(projectOf('shop').project, {
      reader,
      fingerprint: 's',
      base: { hash: 'h', model: pack },
    }).model;
    for (const [name, bytes] of encodeBot(again, pack))
      expect(Buffer.from(bytes).equals(Buffer.from(encodeBot(shop.model, pack).get(name) ?? []))).toBe(true);
  });

  it('stops training when it is told to', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => trainBot(projectOf('pack').project, { reader, fingerprint: 'p', signal })).toThrow('enough');
  });

  it('reports progress that grows to 1', () => {
    const fractions: number[] = [];
    trainBot(projectOf('pack').project, {
      reader,
      fingerprint: 'p',
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });
});

describe('a model as parts', () => {
  const packParts = encodeBot(pack);
  const shopParts = encodeBot(shop.model, pack);

  it('answers as before it was written', async () => {
    const base = decodeBot(packParts);
    const agent = agentOf(decodeBot(shopParts, base), base);
    expect(await say(agent, 'کی میبندین')).toEqual({ intent: 'hours', texts: ['ساعت ۹ تا ۱۷'] });
    expect((await say(agent, 'خیاط دارید')).texts).toEqual(['کوتاه می‌کنیم']);
  });

  it('shares with its base what they have in common', () => {
    const base = decodeBot(packParts);
    const model = decodeBot(shopParts, base);
    expect(model.domain.responses.get('utter_greet')).toBe(base.domain.responses.get('utter_greet'));
    expect(shopParts.get(partNames.domain)?.length).toBeLessThan(packParts.get(partNames.domain)?.length ?? 0);
  });

  it('is refused without the base that it stands on', () => {
    expect(decodeManifest(shopParts).baseHash).toBe('h');
    expect(() => decodeBot(shopParts)).toThrow(/stands on the pack h/);
  });

  it.each([
    ['no parts', new Map<string, Uint8Array>(), /lacks metadata\.json/],
    [
      'metadata of another engine',
      new Map([[partNames.manifest, Buffer.from('{"model_id": "x"}')]]),
      /not a model of this engine/,
    ],
    [
      'a later format',
      new Map([[partNames.manifest, Buffer.from('{"format": "hamzaban-bot", "version": 9}')]]),
      /format version 9/,
    ],
    ['broken JSON', new Map([...packParts, [partNames.dialogue, Buffer.from('{')]]), /dialogue\.json .* damaged/],
    [
      'a missing part',
      new Map([...packParts].filter(([name]) => name !== partNames.nlu)),
      /lacks components\/nlu\.bin/,
    ],
  ])('with %s is refused in words', (_, parts, words) => {
    expect(() => decodeBot(parts)).toThrow(words);
  });
});

describe('problems of learning', () => {
  it('come as diagnostics at the file and line of the example', () => {
    const broken = createMemoryTree({
      ...packFiles,
      'pack/data/more.yml': `version: "3.1"\nnlu:\n${examples('hours', ['ته[ران](city) تا کی بازه'])}`,
    });
    const { project } = readProject(broken, {
      config: 'pack/config.yml',
      domain: ['pack/domain.yml'],
      data: ['pack/data'],
    });
    const { diagnostics } = trainBot(project, { reader, fingerprint: 'x' });
    expect(diagnostics.find(({ code }) => code === 'misaligned-entity')).toMatchObject({
      severity: 'warning',
      file: 'pack/data/more.yml',
      line: 5,
    });
  });

  it('include rules that contradict each other', () => {
    const broken = createMemoryTree({
      ...packFiles,
      'pack/data/more.yml':
        'version: "3.1"\nrules:\n- rule: other\n  steps: [{intent: greet}, {action: utter_hours}]\n',
    });
    const { project } = readProject(broken, {
      config: 'pack/config.yml',
      domain: ['pack/domain.yml'],
      data: ['pack/data'],
    });
    const { diagnostics } = trainBot(project, { reader, fingerprint: 'x' });
    expect(diagnostics.some(({ code, severity }) => code === 'contradicting-rule' && severity === 'error')).toBe(true);
  });
});
