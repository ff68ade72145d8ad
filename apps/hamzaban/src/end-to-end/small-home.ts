import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryHome } from './running-server.ts';

const engine = `language: fa
recipe: default.v1
pipeline:
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: CountVectorsFeaturizer
- name: DIETClassifier
policies:
- name: RulePolicy
`;

const pack = {
  'pack.json': '{"name": "small", "version": "1.0.0"}',
  'config.yml': `assistant_id: small\n${engine}`,
  'domain.yml': `version: "3.1"
intents: [greet, return_item, human]
responses:
  utter_greet:
  - text: سلام! چه کمکی از من برمی‌آید؟
  utter_return_item:
  - text: تا هفت روز می‌توانید کالا را مرجوع کنید.
  utter_human:
  - text: همکارم می‌آید.
    metadata: {handoff: request}
`,
  'data/nlu.yml': `version: "3.1"
nlu:
- intent: greet
  examples: |
    - سلام
    - درود
    - سلام خوبی
    - وقت بخیر
- intent: return_item
  examples: |
    - چطور محصول را برگشت بدهم
    - می‌خواهم کالا را پس بدهم
    - مرجوع کردن سفارش
    - سلام چطور میتوانم محصول را برگشت بدهم
- intent: human
  examples: |
    - اپراتور
    - با پشتیبانی حرف بزنم
    - آدم واقعی می‌خواهم
`,
  'data/rules.yml': `version: "3.1"
rules:
- rule: greet
  steps: [{intent: greet}, {action: utter_greet}]
- rule: return
  steps: [{intent: return_item}, {action: utter_return_item}]
- rule: human
  steps: [{intent: human}, {action: utter_human}]
`,
};

const shop = {
  'config.yml': `assistant_id: shop\n${engine}importers:\n- name: MultiProjectImporter\nimports: [../../packs/small@1.0.0]\n`,
  'domain.yml': 'version: "3.1"\nintents: []\n',
  'data/nlu.yml': 'version: "3.1"\nnlu: []\n',
};

/**
 * A home whose shops stand on a pack of a few sentences, trained in a second, for tests that do not ask what the
 * shipped pack understands. The first start finds the folders and keeps them.
 */
export async function smallHome(shops: readonly string[] = ['demo-shop']) {
  const home = await temporaryHome();
  await fillSmallHome(home.path, shops);
  return home;
}

/** Writes the small pack and the folders of shops that stand on it. */
export async function fillSmallHome(root: string, shops: readonly string[]): Promise<void> {
  await writeProject(join(root, 'packs', 'small@1.0.0'), pack);
  for (const id of shops) await writeProject(join(root, 'shops', id), shop);
}

async function writeProject(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
