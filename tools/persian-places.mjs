// Compiles the cities and provinces of Iran for packages/persian/data/places.txt.
// Usage: node tools/persian-places.mjs DIR   where DIR holds geo/typhoon_{provinces,counties,cities}.csv and geo/jd1378_shahr.json
// (SaliBhdr/typhoon-iran-cities and jd1378/iran-cities-json, both MIT).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = process.argv[2];
if (source === undefined) {
  console.error('usage: node tools/persian-places.mjs DIR');
  process.exit(1);
}

const read = (name) => readFileSync(join(source, 'geo', name), 'utf8');
const rows = (name) =>
  read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()));

const provinces = new Map(rows('typhoon_provinces.csv').map(([id, name]) => [id, clean(name)]));
const counties = new Set(rows('typhoon_counties.csv').map(([, name]) => clean(name)));
const byProvince = new Map();
const add = (provinceId, name) => {
  if (/[\d()-]/.test(name)) return;
  const cities = byProvince.get(provinceId) ?? new Set();
  byProvince.set(provinceId, cities.add(clean(name)));
};
for (const [, name, provinceId] of rows('typhoon_cities.csv')) add(provinceId, name);
for (const { name, ostan } of JSON.parse(read('jd1378_shahr.json'))) add(String(ostan), name);

// One line a province: name, then the cities that are seats of counties, then the smaller ones.
const lines = [...byProvince]
  .map(([id, cities]) => {
    const names = [...cities].sort((left, right) => left.localeCompare(right, 'fa'));
    const seats = names.filter((name) => counties.has(name));
    const others = names.filter((name) => !counties.has(name));
    return `${provinces.get(id)}\t${seats.join(',')}\t${others.join(',')}`;
  })
  .sort((left, right) => left.localeCompare(right, 'fa'));
const target = join(import.meta.dirname, '..', 'packages', 'persian', 'data', 'places.txt');
writeFileSync(target, `${lines.join('\n')}\n`);
console.log(
  `${lines.length} provinces, ${[...byProvince.values()].reduce((sum, cities) => sum + cities.size, 0)} cities`,
);

function clean(name) {
  const spaced = name.replaceAll('ي', 'ی').replaceAll('ك', 'ک').replace(/\s+/g, ' ').trim();
  return spaced
    .replace(/ شهر$/, '\u200cشهر')
    .replace(/ ?آباد$/, (match) => (match.startsWith(' ') ? '\u200cآباد' : match))
    .replace(/^بندر /, 'بندر');
}
