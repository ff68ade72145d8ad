import { describePeer, file } from '@hamzaban/testkit';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { startServer, temporaryHome } from './running-server.ts';
import { provideTrainedPack } from './trained-pack.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const needs = [file(CHROMIUM, 'set CHROMIUM, or install the package chromium')];

describePeer('the demo page in Chromium', needs, () => {
  it('reads from right to left, answers what is typed and what is pressed, and breaks no policy of its own', async () => {
    const home = await temporaryHome();
    await provideTrainedPack(home.path);
    const server = await startServer(home.path);
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    const browser = await chromium.launch({ executablePath: CHROMIUM, args });
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${server.url}/`);
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
      expect(await page.evaluate('document.fonts.ready.then(() => document.fonts.check("16px Vazirmatn", "س"))')).toBe(
        true,
      );
      await page.fill('#text', 'سلام چطور میتوانم محصول را برگشت بدهم؟');
      await page.press('#text', 'Enter');
      await page.waitForSelector('.message.bot:not(.waiting)');
      expect(await page.textContent('.message.bot:not(.waiting)')).toMatch(/مرجوع/);
      await page.click('.choices button');
      await page.locator('.message.bot:not(.waiting)').nth(1).waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await server.stop();
      await home.remove();
    }
  }, 900_000);
});
