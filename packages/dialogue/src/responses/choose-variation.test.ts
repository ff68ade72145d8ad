import type { ResponseVariation } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { suitableVariations } from './choose-variation.ts';

const vip = [{ type: 'slot', name: 'vip', value: true }];
const plain: ResponseVariation = { text: 'A', extra: {} };
const telegram: ResponseVariation = { text: 'B', channel: 'telegram', extra: {} };
const forVips: ResponseVariation = { text: 'C', condition: vip, extra: {} };
const forVipsOnTelegram: ResponseVariation = { text: 'D', condition: vip, channel: 'telegram', extra: {} };
const isVip = (value: boolean) => () => value;

describe('suitable variations', () => {
  it('are those of the channel before those of the condition, and the plain ones last', () => {
    const all = [plain, telegram, forVips];
    expect(suitableVariations(all, 'telegram', isVip(false))).toEqual([telegram]);
    expect(suitableVariations(all, 'telegram', isVip(true))).toEqual([telegram]);
    expect(suitableVariations(all, 'rest', isVip(true))).toEqual([forVips]);
    expect(suitableVariations(all, 'rest', isVip(false))).toEqual([plain]);
    expect(suitableVariations([...all, forVipsOnTelegram], 'telegram', isVip(true))).toEqual([forVipsOnTelegram]);
  });

  it('compare texts without regard to case and booleans with numbers', () => {
    const one: ResponseVariation = { text: 'x', condition: [{ type: 'slot', name: 's', value: 'Gold' }], extra: {} };
    const two: ResponseVariation = { text: 'y', condition: [{ type: 'slot', name: 's', value: 1 }], extra: {} };
    const three: ResponseVariation = { text: 'z', condition: [{ type: 'slot', name: 's', value: ['a'] }], extra: {} };
    expect(suitableVariations([one], 'rest', () => 'gOLD')).toEqual([one]);
    expect(suitableVariations([two], 'rest', () => true)).toEqual([two]);
    expect(suitableVariations([three], 'rest', () => ['a'])).toEqual([three]);
    expect(suitableVariations([three], 'rest', () => null)).toEqual([]);
  });
});
