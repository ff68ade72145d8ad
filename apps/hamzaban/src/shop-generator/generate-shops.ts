import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** One question that only this shop answers: an intent with examples and the answers in the shop's own words. */
export interface ShopQuestion {
  readonly intent: string;
  readonly examples: readonly string[];
  readonly answers: readonly string[];
}

/** What a shop's folder is written from. `facts` are slots of the pack that the shop states. */
export interface ShopPlan {
  readonly id: string;
  readonly name: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly questions: readonly ShopQuestion[];
}

const scalarSchema = z.union([z.string(), z.number()]).transform(String);
const bankSchema = z.object({
  first_names: z.array(z.string()).min(1),
  cities: z.array(z.object({ name: z.string(), address: z.string(), area: z.string() })).min(1),
  trades: z
    .array(
      z.object({
        id: z.string(),
        word: z.string(),
        questions: z.array(
          z.object({ intent: z.string(), examples: z.array(z.string()), answers: z.array(z.string()).min(1) }),
        ),
      }),
    )
    .min(1),
  choices: z.record(z.string(), z.array(scalarSchema).min(1)),
  facts: z.record(z.string(), z.array(scalarSchema).min(1)),
});

const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_TAIL_LENGTH = 5;
const FIRST_HOUSE = 12;

/**
 * `count` shops drawn from the bank of trades. The seed decides ids, names and texts (never keys): the same seed
 * gives the same shops, and a larger count begins with the shops of a smaller one. Ids and addresses are distinct, and neighbours stand in other cities.
 */
export function generateShops(count: number, seed: string): readonly ShopPlan[] {
  const bank = bankSchema.parse(parse(readFileSync(new URL('./trades.yml', import.meta.url), 'utf8')));
  const taken = new Set<string>();
  const start = seededRandom(seed).integer(bank.cities.length);
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(`${seed}/${index}`);
    const trade = bank.trades[index % bank.trades.length] ?? random.pick(bank.trades);
    const name = `${trade.word} ${random.pick(bank.first_names)}`;
    let id = shopId(trade.id, random);
    while (taken.has(id)) id = shopId(trade.id, random);
    taken.add(id);
    return {
      id,
      name,
      facts: factsOf(bank, { name, place: start + index }, random),
      questions: trade.questions.map((question) => fill(question, bank.choices, random)),
    };
  });
}

type Bank = z.infer<typeof bankSchema>;

function shopId(trade: string, random: SeededRandom): string {
  const tail = Array.from({ length: ID_TAIL_LENGTH }, () => ID_LETTERS[random.integer(ID_LETTERS.length)]).join('');
  return `${trade}-${tail}`;
}

/** `place` is another number for each shop: it decides the city and the number of the house. */
function factsOf(
  bank: Bank,
  { name, place }: { readonly name: string; readonly place: number },
  random: SeededRandom,
): Readonly<Record<string, string>> {
  const city = bank.cities[place % bank.cities.length] ?? random.pick(bank.cities);
  const number = String(10_000_000 + random.integer(89_999_999));
  const drawn = Object.entries(bank.facts).map(([fact, values]) => [fact, random.pick(values)]);
  return {
    shop_name: name,
    shop_address: `${city.name}، ${city.address}، پلاک ${persianDigits(String(FIRST_HOUSE + place))}`,
    shop_phone: persianDigits(`${city.area}-${number}`),
    ...Object.fromEntries(drawn),
  };
}

function persianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit);
}

function fill(question: ShopQuestion, choices: Bank['choices'], random: SeededRandom): ShopQuestion {
  const drawn = new Map<string, string>();
  const value = (name: string) => {
    const known = drawn.get(name) ?? random.pick(choices[name] ?? [`{${name}}`]);
    drawn.set(name, known);
    return known;
  };
  const answer = random.pick(question.answers).replace(/\{([a-z_]+)\}/g, (_, name: string) => value(name));
  return { ...question, answers: [answer] };
}
