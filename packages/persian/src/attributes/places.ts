import { matchKey } from '../characters/match-key.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';

/** A city or province as it may be found in a text. */
export interface Place {
  readonly kind: 'city' | 'province';
  readonly name: string;
  readonly province: string;
  /** Counts only beside a word or place that says so («شهر نور», «بندر …, هرمزگان»). */
  readonly isWeak: boolean;
  /** A small town; its name never counts by the words of sending alone. */
  readonly isTown: boolean;
}

/** Places by match key: words typed apart with a space, and typed together. */
export type PlaceTable = PhraseTable<Place>;

/** Provinces with their seats; known without any data file. */
const PROVINCES: readonly (readonly [string, string])[] = [
  ['آذربایجان شرقی', 'تبریز'],
  ['آذربایجان غربی', 'ارومیه'],
  ['اردبیل', 'اردبیل'],
  ['اصفهان', 'اصفهان,کاشان,نجف‌آباد,خمینی‌شهر,شاهین‌شهر,فولادشهر,زرین‌شهر'],
  ['البرز', 'کرج,فردیس,هشتگرد'],
  ['ایلام', 'ایلام'],
  ['بوشهر', 'بوشهر'],
  ['تهران', 'تهران,اسلامشهر,ورامین,پاکدشت,شهریار,دماوند'],
  ['چهارمحال و بختیاری', 'شهرکرد'],
  ['خراسان جنوبی', 'بیرجند'],
  ['خراسان رضوی', 'مشهد,نیشابور,سبزوار'],
  ['خراسان شمالی', 'بجنورد'],
  ['خوزستان', 'اهواز,آبادان,دزفول,خرمشهر,ماهشهر,بهبهان'],
  ['زنجان', 'زنجان'],
  ['سمنان', 'سمنان,شاهرود'],
  ['سیستان و بلوچستان', 'زاهدان,چابهار,زابل'],
  ['فارس', 'شیراز,مرودشت,جهرم'],
  ['قزوین', 'قزوین'],
  ['قم', 'قم'],
  ['کردستان', 'سنندج,سقز,بانه,مریوان'],
  ['کرمان', 'کرمان,رفسنجان,سیرجان'],
  ['کرمانشاه', 'کرمانشاه'],
  ['کهگیلویه و بویراحمد', 'یاسوج'],
  ['گلستان', 'گرگان,گنبدکاووس'],
  ['گیلان', 'رشت,بندرانزلی,لاهیجان'],
  ['لرستان', 'خرم‌آباد,بروجرد'],
  ['مازندران', 'ساری,بابل,آمل,قائم‌شهر,بابلسر,چالوس,نوشهر,رامسر'],
  ['مرکزی', 'اراک,ساوه'],
  ['هرمزگان', 'بندرعباس,قشم,کیش'],
  ['همدان', 'همدان,ملایر'],
  ['یزد', 'یزد,میبد'],
];

/** Other spellings: spoken, misspelt, older, Latin. */
const ALIASES: readonly (readonly [string, string])[] = [
  ['تهران', 'طهران,tehran,tehroon,thran,tehrun'],
  ['اصفهان', 'اصفحان,اسفهان,اصفان,اصفهانن,صفهان,esfahan,isfahan,esfehan,esfahoon'],
  ['مشهد', 'مشد,مشعد,mashhad,mashad'],
  ['شیراز', 'شیرازز,shiraz'],
  ['تبریز', 'تبریزز,tabriz'],
  ['کرج', 'karaj'],
  ['قم', 'qom,ghom'],
  ['رشت', 'rasht'],
  ['اهواز', 'ahvaz,ahwaz'],
  ['کرمانشاه', 'کرماشان,kermanshah,کرمونشاه'],
  ['ارومیه', 'اورمیه,رضاییه,orumie,oroumieh,urmia,orumieh,uromie'],
  ['یزد', 'yazd'],
  ['همدان', 'hamedan,hamadan'],
  ['قزوین', 'غزوین,ghazvin,qazvin'],
  ['کرمان', 'kerman'],
  ['اردبیل', 'ardabil,ardebil'],
  ['بندرعباس', 'bandarabbas,bandar abbas'],
  ['زنجان', 'zanjan'],
  ['گرگان', 'gorgan'],
  ['ساری', 'sari'],
  ['بوشهر', 'bushehr,booshehr,boushehr'],
  ['سنندج', 'sanandaj'],
  ['اراک', 'arak'],
  ['خرم‌آباد', 'khorramabad,khoramabad'],
  ['بیرجند', 'birjand'],
  ['بجنورد', 'bojnord,bojnurd'],
  ['زاهدان', 'zahedan'],
  ['کاشان', 'kashan'],
  ['بابل', 'babol'],
  ['آمل', 'amol'],
  ['قشم', 'qeshm,gheshm'],
  ['کیش', 'kish'],
  ['سمنان', 'semnan'],
  ['شهرکرد', 'shahrekord'],
  ['یاسوج', 'yasuj,yasooj'],
  ['ایلام', 'ilam'],
  ['نیشابور', 'نیشابورر,neyshabur,neishaboor'],
  ['آبادان', 'abadan'],
  ['دزفول', 'dezful'],
  ['گنبدکاووس', 'گنبد کاووس,گنبد'],
  ['بندرانزلی', 'انزلی,بندر انزلی,anzali'],
  ['لاهیجان', 'lahijan'],
  ['سبزوار', 'sabzevar'],
  ['اسلامشهر', 'اسلام شهر'],
];

/** Cities named like common words, people, banks or wares. */
const WEAK = new Set(
  'نور ری بم بهار مهر آزادی پارسیان سامان صحنه ایوان اندیشه شهریار پرند پردیس سراب میانه نیر اهر خوی تفت شفت آباد خواجه مهربان سیس ترک ربط سرو کشاورز ملکان بندر مسجد شوط هریس سهند لیلان دیلم دشت کنار گله دار خور گراب گیان سورک سده سرخ رود نشان انار رابر باغ گلها گل ماه نگار پیروزی شاهد چمن زهره لار دلبر رودان مینو زر عشق آستانه کاج قدس صفا باغستان گلستان سیمینه آفتاب زیبا شاندیز رضویه کوهسار شاهو درب لب جم دیر وحدت سیاه سفید چناران شیرین فراغه مرز فرخ سنگان هفتگل حسین حر رامین سرچشمه سرکان آرین  دوستمحمد بازرگان آبی رشتخوار باروق خامنه نرگس نازنین سوران هیر گرمی نمین مشکین فیروزه درگز فاروج خلیل گرمه جاجرم راز قلعه رود شهر سنگ پل سیم سار سوق چرام دنا لنده مارگون بستک حاجی جناح کمال ارد گرد وز خرم'.split(
    ' ',
  ),
);
const WEAK_PROVINCES = new Set(['فارس', 'گلستان', 'البرز', 'مرکزی']);

/** Builds the table from the built-in seats and, when given, the lines of `places.txt` (province, seats of counties, towns). */
export function createPlaceTable(lines = ''): PlaceTable {
  const table = new Map<string, Place>();
  for (const line of lines.split('\n')) {
    const [province = '', seats = '', towns = ''] = line.split('\t');
    if (province === '') continue;
    for (const name of towns.split(',')) addCity(table, { kind: 'city', name, province, isWeak: true, isTown: true });
    for (const name of seats.split(','))
      addCity(table, { kind: 'city', name, province, isWeak: isWeakName(name), isTown: false });
  }
  for (const [province, cities] of PROVINCES) {
    for (const name of cities.split(','))
      addCity(table, { kind: 'city', name, province, isWeak: isWeakName(name), isTown: false });
  }
  for (const [province] of PROVINCES) addProvince(table, province);
  for (const [name, spellings] of ALIASES) {
    const place = table.get(matchKey(name));
    if (place === undefined) continue;
    for (const spelling of spellings.split(',')) addSpellings(table, spelling, place);
  }
  return createPhraseTable(table);
}

function isWeakName(name: string): boolean {
  return WEAK.has(name) || name.length < 2;
}

function addCity(table: Map<string, Place>, place: Place): void {
  const { name } = place;
  if (name.length < 2) return;
  addSpellings(table, name, place);
  if (name.endsWith('ان') && name.length > 4) addSpellings(table, `${name.slice(0, -2)}ون`, place);
}

/** A province that is also a city («قم») is found as the city; the grammar asks for «استان» before it. */
function addProvince(table: Map<string, Place>, name: string): void {
  const key = matchKey(name);
  if (table.get(key)?.kind === 'city' && table.get(key)?.isWeak === false) return;
  const place: Place = { kind: 'province', name, province: name, isWeak: WEAK_PROVINCES.has(name), isTown: false };
  addSpellings(table, name, place);
  if (name.endsWith('ان')) addSpellings(table, `${name.slice(0, -2)}ون`, place);
}

function addSpellings(table: Map<string, Place>, name: string, place: Place): void {
  const spaced = matchKey(name.replaceAll('\u200c', ' '));
  table.set(spaced, place);
  table.set(spaced.replaceAll(' ', ''), place);
  const joined = spaced.replaceAll(' ', '');
  if (joined.startsWith('بندر') && joined.length > 6) table.set(`بندر ${joined.slice(4)}`, place);
  if (joined.endsWith('اباد') && joined.length > 5) table.set(`${joined.slice(0, -4)} اباد`, place);
  if (joined.endsWith('شهر') && joined.length > 5) table.set(`${joined.slice(0, -3)} شهر`, place);
}

/** Whether a name is one of the 31 provinces. */
export function isProvince(name: string): boolean {
  return PROVINCES.some(([province]) => province === name);
}
