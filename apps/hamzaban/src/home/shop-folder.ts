import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse, stringify } from 'yaml';
import { hasCode } from '../files/has-code.ts';
import { moveIntoPlace } from '../files/move-into-place.ts';
import type { ShopPlan } from '../shop-generator/generate-shops.ts';
import type { Pack } from './pack.ts';

/**
 * Writes the folder of a new shop: an ordinary Rasa project that imports the pack by a relative path, states the
 * shop's own facts and answers its own questions. The folder appears whole; one that is there is left as it is.
 * Returns whether it was written.
 */
export async function writeShopFolder(folder: string, plan: Omit<ShopPlan, 'id'>, pack: Pack): Promise<boolean> {
  if (await isThere(folder)) return false;
  const unfinished = `${folder}.${process.pid}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, 'data'), { recursive: true });
  await mkdir(join(unfinished, 'models'));
  await mkdir(join(unfinished, 'tests'));
  await writeFile(join(unfinished, 'config.yml'), await configText(folder, pack));
  await writeFile(join(unfinished, 'domain.yml'), domainText(plan));
  await writeFile(join(unfinished, 'data', 'nlu.yml'), nluText(plan));
  await writeFile(join(unfinished, 'data', 'rules.yml'), rulesText(plan));
  await mkdir(join(folder, '..'), { recursive: true });
  if (await moveIntoPlace(unfinished, folder)) return true;
  // Somebody else wrote it meanwhile.
  await rm(unfinished, { recursive: true, force: true });
  return false;
}

/** An empty folder (Docker makes one as a working directory) counts as none. */
async function isThere(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length > 0;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });

/** The pack's pipeline and policies (only the importing project's own count) with the import in front. */
async function configText(folder: string, pack: Pack): Promise<string> {
  const own: unknown = parse(await readFile(join(pack.folder, 'config.yml'), 'utf8'));
  const { pipeline, policies } = Object(own) as { pipeline?: unknown; policies?: unknown };
  return [
    '# The bot of this shop. It knows all that the imported pack knows; what stands in this folder comes on top of it.\n',
    yaml({
      recipe: 'default.v1',
      language: 'fa',
      assistant_id: folder.slice(folder.lastIndexOf('/') + 1),
      importers: [{ name: 'MultiProjectImporter' }],
      imports: [relative(folder, pack.folder)],
      pipeline,
      policies,
    }),
  ].join('');
}

function domainText({ facts, questions }: Omit<ShopPlan, 'id'>): string {
  const fact = (value: string) => ({
    type: 'text',
    influence_conversation: false,
    initial_value: value,
    mappings: [{ type: 'custom' }],
  });
  return [
    "# Facts of the shop (slots of the pack that it answers with) and the shop's own answers.\n",
    '# A response of the pack can be replaced: write it here under the same name.\n',
    yaml({
      version: '3.1',
      ...(questions.length > 0 && { intents: questions.map(({ intent }) => intent) }),
      slots: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fact(value)])),
      ...(questions.length > 0 && {
        responses: Object.fromEntries(
          questions.map(({ intent, answers }) => [`utter_${intent}`, answers.map((text) => ({ text }))]),
        ),
      }),
    }),
  ].join('');
}

function nluText({ questions }: Omit<ShopPlan, 'id'>): string {
  const blocks = questions.map(({ intent, examples }) => ({
    intent,
    examples: examples.map((example) => `- ${example}\n`).join(''),
  }));
  return `# Questions that only this shop gets, as its visitors type them: one block an intent, five examples or more.\n${yaml({ version: '3.1', nlu: blocks })}`;
}

function rulesText({ questions }: Omit<ShopPlan, 'id'>): string {
  const rules = questions.map(({ intent }) => ({
    rule: `answer ${intent}`,
    steps: [{ intent }, { action: `utter_${intent}` }],
  }));
  return `# Which answer follows which question.\n${yaml({ version: '3.1', rules })}`;
}
