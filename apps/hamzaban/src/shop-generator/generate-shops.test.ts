import { describe, expect, it } from 'vitest';
import { generateShops } from './generate-shops.ts';

describe('generated shops', () => {
  it('are the same for the same seed and others for another', () => {
    expect(generateShops(5, '7')).toEqual(generateShops(5, '7'));
    expect(generateShops(5, '7')).not.toEqual(generateShops(5, '8'));
  });

  it('begin a larger set with the shops of a smaller one', () => {
    expect(generateShops(20, 'x').slice(0, 3)).toEqual(generateShops(3, 'x'));
  });

  it('have distinct ids that a folder and an address can bear', () => {
    const shops = generateShops(2000, 'many');
    expect(new Set(shops.map(({ id }) => id)).size).toBe(2000);
    for (const { id } of shops) expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
  });

  it('stand at addresses of their own, neighbours in other cities', () => {
    const addresses = generateShops(500, '7').map(({ facts }) => facts['shop_address'] ?? '');
    expect(new Set(addresses).size).toBe(500);
    const cities = addresses.map((address) => address.split('،')[0]);
    cities.slice(1).forEach((city, index) => {
      expect(city).not.toBe(cities[index]);
    });
    expect(addresses[0]).toMatch(/، پلاک [۰-۹]+$/);
  });

  it('answer their own questions in whole sentences, every place filled', () => {
    for (const shop of generateShops(16, 'places')) {
      expect(shop.questions.length).toBeGreaterThanOrEqual(3);
      for (const { examples, answers } of shop.questions) {
        expect(examples.length).toBeGreaterThanOrEqual(5);
        for (const answer of answers) expect(answer).not.toMatch(/[{}]/);
      }
      for (const fact of Object.values(shop.facts)) expect(fact).not.toMatch(/[{}]/);
    }
  });

  it('differ in their answers also within one trade', () => {
    const clothes = generateShops(80, 'differ').filter(({ id }) => id.startsWith('clothes-'));
    expect(
      new Set(clothes.map(({ questions }) => JSON.stringify(questions.map(({ answers }) => answers)))).size,
    ).toBeGreaterThan(1);
  });
});
