import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTenantId, type TenantId } from '@hamzaban/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { homeAt } from '../home/home.ts';
import { rasaUrlOf } from './rasa-url-of.ts';

const shop = parseTenantId('shop') as TenantId;
let home: Awaited<ReturnType<typeof temporaryHome>>;
beforeEach(async () => {
  home = await temporaryHome();
  await mkdir(join(home.path, 'shops', 'shop'), { recursive: true });
});
afterEach(() => home.remove());
const write = (text: string) => writeFile(join(home.path, 'shops', 'shop', 'engine.yml'), text);

describe('the engine of a shop', () => {
  it('is our own, or that of RASA_URL, when the shop says nothing', async () => {
    expect(await rasaUrlOf(homeAt(home.path), shop, undefined)).toBeNull();
    expect(await rasaUrlOf(homeAt(home.path), shop, 'http://rasa:5005')).toBe('http://rasa:5005');
  });

  it('is what its engine.yml says', async () => {
    await write('rasa_url: http://other:5005\n');
    expect(await rasaUrlOf(homeAt(home.path), shop, 'http://rasa:5005')).toBe('http://other:5005');
    await write('rasa_url: null\n');
    expect(await rasaUrlOf(homeAt(home.path), shop, 'http://rasa:5005')).toBeNull();
  });

  it.each(['rasa_url: ftp://x', 'rasa: x', '- a', 'rasa_url: not a url'])(
    'is refused with the file named when that says %j',
    async (text) => {
      await write(text);
      await expect(rasaUrlOf(homeAt(home.path), shop, undefined)).rejects.toThrow(/engine\.yml: write one line/);
    },
  );
});
