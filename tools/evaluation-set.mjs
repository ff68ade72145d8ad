// Checks the hand-written evaluation messages of bots/shop-fa and writes evaluation/dev.jsonl.
// Usage: node tools/evaluation-set.mjs            check, print the tables, write dev.jsonl
//        node tools/evaluation-set.mjs --check    check only; fails if dev.jsonl is not up to date
// A source line is `style | intent | text`, where an entity is written [value](name) or [value](name=resolved).
// `resolved` holds `a..b` for a price range and `a|b` for open readings; offsets in the output are UTF-16 units.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const evaluation = join(dirname(fileURLToPath(import.meta.url)), '../bots/shop-fa/evaluation');
const output = join(evaluation, 'dev.jsonl');
const styles = ['colloquial', 'formal', 'finglish', 'noisy', 'long'];
const intents =
  `greet goodbye thank affirm deny bot_challenge ask_capabilities compliment insult request_human stop_flow
out_of_scope track_order order_delayed order_marked_delivered place_order change_order cancel_order change_address
order_history request_invoice minimum_order shipping_cost free_shipping shipping_time shipping_methods shipping_area
schedule_delivery store_pickup gift_wrap payment_methods payment_failed cash_on_delivery installments card_to_card
refund_status wallet return_policy return_request exchange_request damaged_item wrong_item missing_item product_search
product_price product_availability product_details product_compare product_recommendation size_guide color_options
authenticity warranty restock_notice wholesale discount_code discount_problem current_offers loyalty_points
register_account login_problem verification_code edit_account delete_account working_hours contact_info store_address
trust complaint feedback inform`.split(/\s+/u);
const entityNames = `order_number tracking_code product brand category color size quantity price date time city province
phone_number email national_id card_number iban postal_code discount_code payment_method shipping_method`.split(/\s+/u);
const codeEntities = ['order_number', 'tracking_code', 'national_id', 'card_number', 'iban', 'postal_code'];
const nearDuplicateOverlap = 0.6;
const minimumPerIntent = 18;

const asciiDigits = (text) =>
  text
    .replace(/[۰-۹]/gu, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/gu, (d) => String(d.charCodeAt(0) - 0x660));
const compact = (text) => asciiDigits(text).replace(/[\s\u200c\-_]/gu, '');

const validNationalId = (id) => {
  if (!/^\d{10}$/u.test(id) || /^(\d)\1+$/u.test(id)) return false;
  const rest = [...id.slice(0, 9)].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11;
  return Number(id[9]) === (rest < 2 ? rest : 11 - rest);
};
const validCard = (card) =>
  /^\d{16}$/u.test(card) &&
  [...card].reduce((sum, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0) %
    10 ===
    0;
const validIban = (iban) => /^IR\d{24}$/u.test(iban) && BigInt(`${iban.slice(4)}1827${iban.slice(2, 4)}`) % 97n === 1n;

const isDay = (text) => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
const isClock = (text) => /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
const isSpan = (text, isPoint) => {
  const [first, last, ...more] = text.split('/');
  return more.length === 0 && isPoint(first) && (last === undefined || isPoint(last));
};

/** Reads the resolved value of one entity; returns { value } or { fault }. */
const resolve = (name, value, written) => {
  if (name === 'price') {
    const amounts = (written ?? '').split('..');
    if (!amounts.every((amount) => /^[1-9]\d*$/u.test(amount)) || amounts.length > 2)
      return { fault: 'price without rial' };
    return { value: amounts.length === 1 ? Number(amounts[0]) : amounts.map(Number) };
  }
  if (name === 'date') return isSpan(written ?? '', isDay) ? { value: written } : { fault: 'date without ISO value' };
  if (name === 'time') {
    if (written === undefined) return {};
    const readings = written.split('|');
    if (!readings.every((reading) => isSpan(reading, isClock))) return { fault: 'time is not HH:MM' };
    return { value: readings.length === 1 ? readings[0] : readings };
  }
  if (name === 'phone_number') {
    if (!/^\+98\d{10}$/u.test(written ?? '')) return { fault: 'phone without +98 value' };
    const national = (text) => text.replace(/^(?:\+98|0098|98|0)/u, '');
    if (national(compact(value).replace(/[()]/gu, '')) !== written.slice(3))
      return { fault: 'phone value differs from text' };
    return { value: written };
  }
  if (written !== undefined && !codeEntities.includes(name)) return { fault: `${name} takes no resolved value` };
  if (name === 'email') return { value: value.toLowerCase() };
  if (!codeEntities.includes(name)) return {};
  const code =
    written ??
    (name === 'order_number' ? asciiDigits(value).replace(/[\s\u200c]/gu, '') : compact(value).toUpperCase());
  if (name === 'national_id' && !validNationalId(code)) return { fault: 'national id check digit' };
  if (name === 'card_number' && !validCard(code)) return { fault: 'card check digit' };
  if (name === 'iban' && !validIban(code)) return { fault: 'iban check digits' };
  if (name === 'postal_code' && !/^\d{10}$/u.test(code)) return { fault: 'postal code length' };
  return { value: code };
};

/** Turns one source line into a row; every fault is pushed to `faults`. */
const parseLine = (line, place, faults) => {
  const parts = line.split(' | ');
  const [style, intent] = parts;
  const marked = parts.slice(2).join(' | ');
  if (!styles.includes(style)) faults.push(`${place}: unknown style ${style}`);
  if (!intents.includes(intent)) faults.push(`${place}: unknown intent ${intent}`);
  if (marked.trim() !== marked || marked === '') faults.push(`${place}: empty or untrimmed text`);
  const entities = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(/\[([^[\]]+)\]\(([a-z_]+)(?:=([^()]*))?\)/gu)) {
    const [whole, value, name, written] = match;
    text += marked.slice(last, match.index);
    last = match.index + whole.length;
    if (!entityNames.includes(name)) faults.push(`${place}: unknown entity ${name}`);
    if (value.trim() !== value) faults.push(`${place}: untrimmed span ${value}`);
    const resolved = resolve(name, value, written);
    if (resolved.fault !== undefined) faults.push(`${place}: ${resolved.fault}: ${value}`);
    entities.push({
      entity: name,
      value,
      start: text.length,
      end: text.length + value.length,
      ...(resolved.value === undefined ? {} : { resolved: resolved.value }),
    });
    text += value;
  }
  text += marked.slice(last);
  if (style !== 'noisy' && /[[\]]|\]\(/u.test(text)) faults.push(`${place}: stray bracket`);
  for (const entity of entities)
    if (text.slice(entity.start, entity.end) !== entity.value)
      faults.push(`${place}: span does not match ${entity.value}`);
  return { place, row: { text, intent, style, entities } };
};

const plainForm = (text) =>
  asciiDigits(text)
    .toLowerCase()
    .replace(/ي/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .replace(/آ/gu, 'ا')
    .replace(/(.)\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const wordPairs = (text) => {
  const words = text.split(' ');
  return new Set(words.length < 2 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`));
};

/** Same text after normalising, or most word pairs shared. Compared inside one intent through an index of pairs. */
const findDuplicates = (parsed, faults) => {
  const seen = new Map();
  const byPair = new Map();
  for (const [index, { place, row }] of parsed.entries()) {
    const plain = plainForm(row.text);
    if (seen.has(plain)) faults.push(`${place}: same text as ${seen.get(plain)}`);
    seen.set(plain, place);
    const pairs = wordPairs(plain);
    const shared = new Map();
    for (const pair of pairs) {
      for (const other of byPair.get(pair) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      byPair.set(pair, [...(byPair.get(pair) ?? []), index]);
    }
    for (const [other, count] of shared) {
      const otherSize = wordPairs(plainForm(parsed[other].row.text)).size;
      if (pairs.size > 1 && count / (pairs.size + otherSize - count) >= nearDuplicateOverlap)
        faults.push(`${place}: nearly the same as ${parsed[other].place}`);
    }
  }
};

const countBy = (rows, key) => {
  const counts = new Map();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
};

const printTables = (rows) => {
  console.log(`${'intent'.padEnd(24)}${styles.map((style) => style.padStart(11)).join('')}${'all'.padStart(7)}`);
  for (const intent of intents) {
    const own = rows.filter((row) => row.intent === intent);
    const counts = countBy(own, (row) => row.style);
    const cells = styles.map((style) => String(counts.get(style) ?? 0).padStart(11)).join('');
    console.log(`${intent.padEnd(24)}${cells}${String(own.length).padStart(7)}`);
  }
  const total = countBy(rows, (row) => row.style);
  const cells = styles.map((style) => String(total.get(style) ?? 0).padStart(11)).join('');
  console.log(`${'all'.padEnd(24)}${cells}${String(rows.length).padStart(7)}`);
  const shares = styles.map((style) => `${((100 * (total.get(style) ?? 0)) / rows.length).toFixed(1)}%`.padStart(11));
  console.log(`${'share'.padEnd(24)}${shares.join('')}`);
  const entityCounts = countBy(
    rows.flatMap((row) => row.entities),
    (entity) => entity.entity,
  );
  console.log(`entities: ${entityNames.map((name) => `${name} ${entityCounts.get(name) ?? 0}`).join(', ')}`);
};

const sources = readdirSync(join(evaluation, 'source'))
  .filter((name) => name.endsWith('.txt'))
  .sort();
const faults = [];
const parsed = sources.flatMap((name) =>
  readFileSync(join(evaluation, 'source', name), 'utf8')
    .split('\n')
    .map((line, index) => ({ line, place: `${name}:${index + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, place }) => parseLine(line, place, faults)),
);
findDuplicates(parsed, faults);
const rows = parsed.map(({ row }) => row);
const perIntent = countBy(rows, (row) => row.intent);
for (const intent of intents)
  if ((perIntent.get(intent) ?? 0) < minimumPerIntent)
    faults.push(`${intent}: only ${perIntent.get(intent) ?? 0} messages`);
printTables(rows);
const lines = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(output, 'utf8') !== lines) faults.push('dev.jsonl is not what the sources give');
} else if (faults.length === 0) writeFileSync(output, lines);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
