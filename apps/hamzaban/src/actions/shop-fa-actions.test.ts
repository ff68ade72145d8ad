import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionRequest } from '@hamzaban/dialogue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shippedPackFolder } from '../home/pack.ts';
import { createActionsOfPack } from './pack-actions.ts';

const find = createActionsOfPack({ trusted: [], log: (message, { error }) => expect.fail(`${message}: ${error}`) });

async function slotsAfter(
  action: string,
  { slots = {}, text = '', intent = 'inform', entities = [] as readonly string[] },
): Promise<{ readonly slots: Record<string, unknown>; readonly said: readonly unknown[] }> {
  const latest_message = {
    text,
    intent: { name: intent },
    entities: entities.map((entity) => ({ entity, value: 'x' })),
  };
  const tracker = { sender_id: 'u', slots, latest_message, events: [] };
  const own = await find(shippedPackFolder);
  const result = await own?.server.run({ next_action: action, tracker } as unknown as ActionRequest);
  const events = (result?.events ?? []) as readonly { readonly name: string; readonly value: unknown }[];
  return {
    slots: Object.fromEntries(events.map(({ name, value }) => [name, value])),
    said: (result?.responses ?? []).map(({ response }) => response),
  };
}

describe('the actions of the shipped pack', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'hamzaban-packs-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('are those that its domain declares, and look at no earlier events', async () => {
    const { actions } = parse(await readFile(join(shippedPackFolder, 'domain', 'forms.yml'), 'utf8'));
    const own = await find(shippedPackFolder);
    expect([...(own?.names ?? [])].sort()).toEqual([...actions].sort());
    expect(own?.readsEvents).toBe(false);
  });

  it('run without being named trusted, in a copy under any name, and not once they were changed', async () => {
    const copy = join(root, 'mine@1.0.0');
    await cp(join(shippedPackFolder, 'actions.ts'), join(copy, 'actions.ts'));
    expect([...((await find(copy))?.names ?? [])]).toContain('action_new_case');
    const changed = join(root, 'shop-fa@1.0.0');
    await cp(join(shippedPackFolder, 'actions.ts'), join(changed, 'actions.ts'));
    await writeFile(join(changed, 'actions.ts'), "throw new Error('must not run');\n");
    expect(await find(changed)).toBeNull();
  });
});

describe('action_new_case', () => {
  const run = async (input: Parameters<typeof slotsAfter>[1]) => (await slotsAfter('action_new_case', input)).slots;

  it('keeps a number that was named a moment ago, and forgets that of a registered case', async () => {
    expect(await run({ slots: { order_number: '12345' }, text: 'می‌خوام مرجوعش کنم' })).toEqual({});
    const registered = { order_number: '12345', return_reason: 'کوچک است', noted_for_person: true };
    expect(await run({ slots: registered, text: 'می‌خوام تعویض کنم' })).toEqual({
      order_number: null,
      return_reason: null,
      noted_for_person: null,
    });
  });

  it('keeps the number that stands in the message itself', async () => {
    const slots = { order_number: '555', complaint_details: 'دیر آمد' };
    expect(await run({ slots, text: 'سفارش ۵۵۵ را هم می‌خواهم پس بدهم', entities: ['order_number'] })).toEqual({
      complaint_details: null,
    });
  });

  it.each([
    'یه سفارش دیگه هم دارم',
    'سفارش‌ قبلیم کجاست',
    'یکی دیگه از سفارشام نرسیده',
    'اون یکی سفارشم چی شد',
    'ye sefareshe dige ham daram',
  ])('forgets the number when the visitor speaks of another order: %s', async (text) => {
    expect(await run({ slots: { order_number: '12345' }, text })).toEqual({ order_number: null });
  });

  it('does not take another model for another order', async () => {
    expect(await run({ slots: { order_number: '1' }, text: 'با یه مدل دیگه عوضش کنین' })).toEqual({});
  });
});

describe('action_read_order_number', () => {
  const run = async (input: Parameters<typeof slotsAfter>[1]) =>
    (await slotsAfter('action_read_order_number', input)).slots;

  it.each([
    ['شماره ندارم', 'contact_info'],
    ['شماره سفارشو یادم نیست', 'order_history'],
    ['نمی‌دونم', 'nlu_fallback'],
    ['گمش کردم', 'damaged_item'],
    ['پیامک سفارش رو پاک کردم', 'inform'],
    ['پیداش نمیکنم', 'inform'],
    ['شمارشو ندارم', 'deny'],
    ['شماره سفارش دم دستم نیست', 'deny'],
    ['پیامکی برام نیومده', 'verification_code'],
    ['nadaram', 'deny'],
    ['shomare sefaresh yadam nist', 'order_history'],
  ])('hears that the number is not at hand: %s', async (text, intent) => {
    expect(await run({ text, intent })).toEqual({ order_number_missing: true });
  });

  it('takes a name or a bare number for an answer, and no size and no amount', async () => {
    expect(await run({ text: 'به اسم مریم احمدی' })).toEqual({ order_number: 'به اسم مریم احمدی' });
    expect(await run({ text: '۳۸', entities: ['size'] })).toEqual({ order_number: '۳۸' });
    expect(await run({ text: 'سایز ۳۸', entities: ['size'] })).toEqual({});
    expect(await run({ text: '۱۲۰ هزار تومن', entities: ['price'] })).toEqual({});
    expect(await run({ text: 'هزینهٔ ارسال چنده', intent: 'shipping_cost' })).toEqual({});
  });

  it.each(['عکسشو بفرستم؟', 'عکسش رو دارم', 'فیلمش رو هم گرفتم', 'به چه اسمی؟', 'aks daram'])(
    'takes neither a question nor a picture for a name: %s',
    async (text) => {
      expect(await run({ text })).toEqual({});
    },
  );

  it('leaves numbers to the mappings, and takes back that there is none', async () => {
    const slots = { order_number_missing: true };
    expect(await run({ slots, text: 'پیداش کردم ۱۲۳۴', entities: ['order_number'] })).toEqual({
      order_number_missing: null,
    });
  });

  it.each([
    ['کالا را گرفتم ولی خراب بود و دیگر حوصلهٔ تعمیر کردنش را هم ندارم', 'damaged_item'],
    ['سفارشم هنوز نیومده', 'order_delayed'],
    ['بسته‌ام گم شده', 'order_delayed'],
    ['سفارشم نرسیده و خبری ازش ندارم', 'order_delayed'],
    ['نمی‌دونم کی قراره برسه', 'shipping_time'],
    ['شماره تماستون چنده؟', 'contact_info'],
    ['شمارش رو از کجا بیارم', 'order_history'],
  ])('hears no missing number in what is about something else: %s', async (text, intent) => {
    expect(await run({ text, intent })).toEqual({});
  });
});

it('action_note_for_person says nothing, and remembers that it was said', async () => {
  expect(await slotsAfter('action_note_for_person', {})).toEqual({ slots: { noted_for_person: true }, said: [] });
});

it('action_stop_waiting forgets that a person was waited for, and does nothing where nobody was', async () => {
  const slots = { waits_for: 'person', noted_for_person: true, order_number: '12345' };
  expect((await slotsAfter('action_stop_waiting', { slots })).slots).toEqual({
    waits_for: null,
    noted_for_person: null,
  });
  expect((await slotsAfter('action_stop_waiting', {})).slots).toEqual({});
});
