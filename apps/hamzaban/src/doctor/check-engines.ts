import type { Finding } from './finding.ts';

/** Where a shop's messages go: a real Rasa server, our own engine (null), or a file that does not say it. */
export type ShopEngine =
  | { readonly shop: string; readonly url: string | null }
  | { readonly shop: string; readonly problem: string };

/**
 * Looks at everything that this installation calls outside itself: the Rasa servers of its shops. Each server is asked
 * once, however many shops it has; `probe` rejects with the reason when it gives no answer at all.
 */
export async function checkEngines(
  engines: readonly ShopEngine[],
  probe: (url: string) => Promise<void>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const servers = new Map<string, string[]>();
  for (const engine of engines) {
    if ('problem' in engine) {
      findings.push({
        check: { en: `engine of ${engine.shop}`, fa: `موتور ${engine.shop}` },
        state: 'error',
        detail: { en: engine.problem, fa: `پروندهٔ موتور درست نیست: ${engine.problem}` },
        mend: {
          en: `Mend shops/${engine.shop}/engine.yml, or delete it to use our own engine.`,
          fa: `shops/${engine.shop}/engine.yml را درست کنید یا برای موتور خودمان پاکش کنید.`,
        },
      });
    } else if (engine.url !== null) {
      servers.set(engine.url, [...(servers.get(engine.url) ?? []), engine.shop]);
    }
  }
  if (servers.size === 0) {
    findings.push({
      check: { en: 'ways out', fa: 'ارتباط با بیرون' },
      state: 'ok',
      detail: { en: 'none: nothing outside this machine is called', fa: 'هیچ: به بیرون از این سرور وصل نمی‌شویم' },
    });
  }
  for (const [url, shops] of servers) findings.push(await askServer(new URL(url).host, shops, () => probe(url)));
  return findings;
}

async function askServer(host: string, shops: readonly string[], probe: () => Promise<void>): Promise<Finding> {
  const check = { en: `Rasa server ${host}`, fa: `سرور Rasa ‏${host}` };
  const [few, more] = [shops.slice(0, 3).join(', '), shops.length > 3 ? ` +${shops.length - 3}` : ''];
  try {
    await probe();
    return { check, state: 'ok', detail: { en: `answers (for ${few}${more})`, fa: `جواب می‌دهد (برای ${few}${more})` } };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return {
      check,
      state: 'error',
      detail: {
        en: `It does not answer (${because}); messages of ${few}${more} get 502.`,
        fa: `جواب نمی‌دهد (${because})؛ پیام‌های ${few}${more} خطای ۵۰۲ می‌گیرد.`,
      },
      mend: {
        en: 'Start it with: rasa run --enable-api (with "rest:" in credentials.yml), or correct RASA_URL or engine.yml.',
        fa: 'با rasa run --enable-api راهش بیندازید (در credentials.yml خط «rest:» باشد) یا RASA_URL یا engine.yml را درست کنید.',
      },
    };
  }
}
