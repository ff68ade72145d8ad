/** How endings join a present stem: after a consonant, after a formal vowel stem (می‌گویم), after a short spoken stem (میگم), after spoken ا (میام). */
export type StemJoin = 'consonant' | 'glide' | 'short' | 'open' | 'past';

export interface Verb {
  readonly past: string;
  /** Formal present stem without its gliding ی (گو, آ). */
  readonly present: string;
  /** Whether a ی stands between present stem and ending (می‌گویم). */
  readonly glides: boolean;
  /** Frequency of the verb, −log₂, in bits. */
  readonly cost: number;
}

export interface VerbStem {
  readonly verb: Verb;
  readonly join: StemJoin;
  readonly informal: boolean;
}

/** Where a stem stands: after می, after ب or ن, or with nothing before it. */
export type StemPlace = 'afterMi' | 'afterBeh' | 'bare';

export type VerbStems = Readonly<Record<StemPlace, ReadonlyMap<string, readonly VerbStem[]>>>;

/** Present stems in و that is a consonant or takes no ی. */
const keptWaw = new Set(['رو', 'شو', 'دو', 'شنو', 'درو', 'گرو', 'غنو']);

/** Spoken present stems that no rule gives: past → stem, join, where it stands (any place if not said). */
const spokenPresents: Record<string, readonly (readonly [string, StemJoin, StemPlace?])[]> = {
  خواست: [
    ['خوا', 'open'],
    ['خا', 'open'],
    ['خواه', 'consonant'],
    ['خاه', 'consonant'],
  ],
  گفت: [['گ', 'short']],
  داد: [['د', 'short']],
  رفت: [['ر', 'short']],
  شد: [['ش', 'short']],
  آمد: [
    ['ا', 'open', 'afterMi'],
    ['آ', 'open', 'afterMi'],
    ['یا', 'open', 'afterBeh'],
  ],
  آورد: [
    ['ار', 'consonant', 'afterMi'],
    ['آر', 'consonant', 'afterMi'],
    ['یار', 'consonant', 'afterBeh'],
    ['اور', 'consonant', 'afterMi'],
  ],
  گذاشت: [
    ['ذار', 'consonant'],
    ['زار', 'consonant'],
    ['گزار', 'consonant'],
  ],
  نشست: [['شین', 'consonant']],
  شست: [['شور', 'consonant']],
  انداخت: [['نداز', 'consonant']],
  افتاد: [
    ['فت', 'consonant'],
    ['وفت', 'consonant', 'afterMi'],
    ['یوفت', 'consonant', 'afterBeh'],
    ['وفت', 'consonant', 'afterBeh'],
    ['یفت', 'consonant', 'afterMi'],
  ],
  ایستاد: [
    ['وایس', 'consonant'],
    ['وایست', 'consonant'],
    ['وایسا', 'open'],
    ['یست', 'consonant'],
  ],
  شکست: [['شیکن', 'consonant']],
  شمرد: [['شمر', 'consonant']],
  خوابید: [['خاب', 'consonant']],
  بود: [],
  فرستاد: [['فرس', 'consonant']],
  شنید: [['شنف', 'consonant']],
  برخاست: [],
  جست: [],
};

/** Spoken past stems that no rule gives. */
const spokenPasts: Record<string, readonly string[]> = {
  آمد: ['اومد', 'امد', 'ومد'],
  آورد: ['اورد', 'آوورد', 'اوورد', 'یوورد'],
  گذاشت: ['ذاشت', 'زاشت', 'گزاشت'],
  ایستاد: ['وایساد', 'وایستاد', 'ایساد', 'واستاد'],
  شکست: ['شیکست'],
  انداخت: ['نداخت'],
  افتاد: ['فتاد', 'اوفتاد', 'وفتاد'],
  خواست: ['خاست', 'خواس', 'خاس'],
  نشست: ['شست'],
  فرستاد: ['فرساد'],
  خوابید: ['خابید'],
  شنید: ['شنفت'],
  داشت: ['داش'],
  گذشت: ['گزشت'],
};

/** Present stems of the commonest verbs, where the data offers several. */
const preferredPresents: Record<string, string> = {
  آمد: 'آ',
  نوشت: 'نویس',
  گفت: 'گو',
  بود: 'باش',
  شست: 'شو',
  جست: 'جو',
  گشت: 'گرد',
  سوخت: 'سوز',
  یافت: 'یاب',
  کاشت: 'کار',
  خواند: 'خوان',
  گذاشت: 'گذار',
  ماند: 'مان',
  داد: 'ده',
  شنید: 'شنو',
  آراست: 'آرا',
  نمود: 'نما',
  سرود: 'سرا',
  افزود: 'افزا',
  فرمود: 'فرما',
  ستود: 'ستا',
  زد: 'زن',
  کرد: 'کن',
  رفت: 'رو',
  شد: 'شو',
  دید: 'بین',
  خرید: 'خر',
  بست: 'بند',
  برد: 'بر',
  کشت: 'کش',
  گسست: 'گسل',
  آزمود: 'آزما',
  گشود: 'گشا',
  پیمود: 'پیما',
  زایید: 'زا',
  توانست: 'توان',
  بایست: 'باید',
  ریخت: 'ریز',
  فروخت: 'فروش',
  آورد: 'آور',
  پوسید: 'پوس',
  افتاد: 'افت',
};

/** Verbs of the old tongue whose forms are common words today. */
const leftOut = new Set([
  'هشت',
  'است',
  'آخت',
  'آرد',
  'آرست',
  'بایست',
  'کند',
  'خست',
  'رست',
  'خورد#',
  'یارست',
  'مانست',
  'باشید',
  'دانید',
  'توانید',
  'شود',
  'گرد',
  'نوید',
  'تنید',
  'کفت',
  'ارد',
  'سفت',
  'نهشت',
  'چاپید',
  'لنگید',
  'منید',
  'دست',
  'رید',
  'شید',
  'زارید',
  'مرید',
  'بیخت',
  'یازید',
  'آغارد',
  'سازید',
  'خاست',
  'تاسید',
  'شایست',
  'کالید',
  'پایید',
  'پالود',
  'فام',
  'تابید#',
  'هلید',
  'یادید',
  'غارتید',
  'رمانید',
  'بویید',
  'سایید',
  'سپوخت',
  'ژکید',
  'شمید',
  'خفت',
  'نالید#',
  'کلید',
  'کاهید',
  'درد',
  'جوالید',
  'نوردید',
  'خیسید',
  'نشاست',
  'شارید',
]);

export function createVerbs(
  rows: readonly (readonly [string, string, number])[],
  costOf: (past: string, count: number) => number,
): readonly Verb[] {
  const chosen = new Map<string, Verb>();
  for (const [past, rawPresent, count] of rows) {
    if (leftOut.has(past) || /وند$/u.test(past)) continue;
    const preferred = preferredPresents[past];
    const trimmed = rawPresent.length > 2 && /[اآو]ی$/u.test(rawPresent) ? rawPresent.slice(0, -1) : rawPresent;
    const present = preferred ?? trimmed;
    const key = preferred ? past : `${past}#${present}`;
    if (chosen.has(key)) continue;
    const last = present[present.length - 1];
    const glides = last === 'ا' || last === 'آ' || (last === 'و' && !(keptWaw.has(present) && past !== 'شست'));
    chosen.set(key, { past, present, glides, cost: costOf(past, count) });
  }
  return [...chosen.values()];
}

/** Tables of every stem, formal and spoken, by the place where it stands. */
export function createVerbStems(verbs: readonly Verb[]): VerbStems {
  const tables: Record<StemPlace, Map<string, VerbStem[]>> = {
    afterMi: new Map(),
    afterBeh: new Map(),
    bare: new Map(),
  };
  const put = (place: StemPlace, stem: string, entry: VerbStem): void => {
    const known = tables[place].get(stem);
    if (!known) tables[place].set(stem, [entry]);
    else if (!known.some((other) => other.verb === entry.verb && other.join === entry.join)) known.push(entry);
  };
  const add = (stem: string, entry: VerbStem, place?: StemPlace): void => {
    for (const where of place ? [place] : (['afterMi', 'afterBeh', 'bare'] as const)) {
      for (const spelling of spellings(stem, where)) put(where, spelling, entry);
    }
  };
  for (const verb of verbs) {
    add(verb.present, { verb, join: verb.glides ? 'glide' : 'consonant', informal: false });
    add(verb.past, { verb, join: 'past', informal: false });
    if (/.ان$/u.test(verb.present))
      add(verb.present.replace(/و?ان$/u, 'ون'), { verb, join: 'consonant', informal: true });
    if (/.اند$/u.test(verb.past)) add(verb.past.replace(/و?اند$/u, 'وند'), { verb, join: 'past', informal: true });
    if (verb.past === 'دانست' || verb.past === 'توانست')
      add(verb.past.replace(/و?ان/u, 'ون'), { verb, join: 'past', informal: true });
    if (preferredPresents[verb.past] !== undefined && preferredPresents[verb.past] !== verb.present) continue;
    for (const [stem, join, place] of spokenPresents[verb.past] ?? [])
      put1(add, { stem, entry: { verb, join, informal: true }, place });
    for (const stem of spokenPasts[verb.past] ?? []) add(stem, { verb, join: 'past', informal: true });
  }
  return tables;
}

function put1(
  add: (stem: string, entry: VerbStem, place?: StemPlace) => void,
  spoken: { readonly stem: string; readonly entry: VerbStem; readonly place: StemPlace | undefined },
): void {
  if (spoken.place) add(spoken.stem, spoken.entry, spoken.place);
  else add(spoken.stem, spoken.entry);
}

/** Written forms of a stem at a place: ب and ن turn a first آ into یا and a first ا into ی. */
function spellings(stem: string, place: StemPlace): readonly string[] {
  const first = stem[0];
  const rest = stem.slice(1);
  if (place === 'afterBeh') {
    if (first === 'آ') return [`یا${rest}`, `ی${stem}`];
    if (first === 'ا' && rest[0] !== 'ی') return rest[0] === 'و' ? [`ی${rest}`, stem] : [`ی${rest}`, `یا${rest}`, stem];
    return [stem];
  }
  return first === 'آ' ? [stem, `ا${rest}`] : [stem];
}
