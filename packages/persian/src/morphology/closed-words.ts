import { evenFeatures, type NominalFeatures, noFeatures, type Person } from './nominal-features.ts';
import type { WordAnalysis, WordKind } from './word-analysis.ts';

interface ClosedForm {
  readonly formal: string;
  readonly base?: string;
  readonly kind?: WordKind;
  readonly features?: NominalFeatures;
  readonly hostLength?: number;
  readonly cost?: number;
}

const pronouns: Record<Person, string> = { 1: 'من', 2: 'تو', 3: 'او', 4: 'ما', 5: 'شما', 6: 'آن‌ها' };
const spokenClitics: readonly (readonly [string, Person])[] = [
  ['م', 1],
  ['ت', 2],
  ['ش', 3],
  ['مون', 4],
  ['تون', 5],
  ['شون', 6],
  ['مان', 4],
  ['تان', 5],
  ['شان', 6],
];

const endings: Record<Person, string> = { 1: 'م', 2: 'ت', 3: 'ش', 4: 'مان', 5: 'تان', 6: 'شان' };

/** Prepositions that take clitics in speech, where formal writing has the full pronoun («بهش» → «به او»). */
const prepositions: readonly (readonly [surface: string, base: string, formal: 'pronoun' | 'clitic'])[] = [
  ['به', 'به', 'pronoun'],
  ['به', 'به', 'pronoun'],
  ['ب', 'به', 'pronoun'],
  ['بهه', 'به', 'pronoun'],
  ['از', 'از', 'pronoun'],
  ['با', 'با', 'pronoun'],
  ['باها', 'با', 'pronoun'],
  ['برا', 'برای', 'clitic'],
  ['برای', 'برای', 'clitic'],
  ['واسه', 'برای', 'clitic'],
  ['واس', 'برای', 'clitic'],
  ['تو', 'تو', 'pronoun'],
  ['رو', 'روی', 'clitic'],
  ['روی', 'روی', 'clitic'],
];

function prepositionForms(): (readonly [string, ClosedForm])[] {
  const forms: (readonly [string, ClosedForm])[] = [];
  for (const [surface, base, style] of prepositions) {
    for (const [clitic, person] of spokenClitics) {
      const formal =
        style === 'pronoun'
          ? `${base === 'تو' ? 'در' : base} ${base === 'تو' && person === 3 ? 'آن' : pronouns[person]}`
          : `${base}${endings[person]}`;
      if (surface === 'تو' && person === 4 && clitic === 'مان') continue;
      const cost = surface === 'تو' || surface === 'رو' ? 11 : surface === 'ب' || surface === 'با' ? 12 : 9;
      forms.push([
        `${surface}${clitic}`,
        {
          formal,
          base: base === 'تو' ? 'در' : base,
          kind: 'closed',
          features: { possessor: person },
          hostLength: surface.length,
          cost,
        },
      ]);
    }
  }
  return forms;
}

const toBe: readonly (readonly [string, string])[] = [
  ['است', 'است'],
  ['هست', 'هست'],
  ['هستم', 'هستم'],
  ['هستی', 'هستی'],
  ['هستیم', 'هستیم'],
  ['هستید', 'هستید'],
  ['هستین', 'هستید'],
  ['هستند', 'هستند'],
  ['هستن', 'هستند'],
  ['هس', 'هست'],
  ['هسن', 'هستند'],
  ['هسین', 'هستید'],
  ['هسم', 'هستم'],
  ['هستش', 'هست'],
  ['نیست', 'نیست'],
  ['نیستم', 'نیستم'],
  ['نیستی', 'نیستی'],
  ['نیستیم', 'نیستیم'],
  ['نیستید', 'نیستید'],
  ['نیستین', 'نیستید'],
  ['نیستند', 'نیستند'],
  ['نیستن', 'نیستند'],
  ['نیس', 'نیست'],
  ['نیسم', 'نیستم'],
  ['نیسین', 'نیستید'],
  ['نیسن', 'نیستند'],
  ['نیستش', 'نیست'],
  ['اند', 'اند'],
  ['ایم', 'ایم'],
  ['اید', 'اید'],
];

const reflexive: readonly (readonly [string, ClosedForm])[] = spokenClitics.flatMap(([clitic, person]) => {
  const host = `خود${endings[person]}`;
  return [
    [`خود${clitic}`, { formal: host, base: 'خود', features: { possessor: person }, hostLength: 3, cost: 6 }],
    [
      `خود${clitic}و`,
      { formal: `${host} را`, base: 'خود', features: { possessor: person, ra: true }, hostLength: 3, cost: 8 },
    ],
    [
      `خود${clitic}م`,
      { formal: `${host} هم`, base: 'خود', features: { possessor: person, ham: true }, hostLength: 3, cost: 8 },
    ],
    [
      `خود${clitic}ه`,
      { formal: `${host} است`, base: 'خود', features: { possessor: person, copula: 3 }, hostLength: 3, cost: 8 },
    ],
  ] as const;
});

/** Words whose reading no rule gives: surface, formal, dictionary form. */
const single: readonly (readonly [string, ClosedForm])[] = [
  ['رو', { formal: 'را', cost: 6 }],
  ['را', { formal: 'را', cost: 5 }],
  ['یه', { formal: 'یک', cost: 6 }],
  ['اون', { formal: 'آن', cost: 7 }],
  ['تو', { formal: 'در', cost: 7 }],
  ['توی', { formal: 'در', cost: 8 }],
  ['چی', { formal: 'چه', cost: 8 }],
  ['چیه', { formal: 'چیست', base: 'چه', features: { copula: 3 }, hostLength: 2, cost: 9 }],
  ['کن', { formal: 'کن', base: 'کرد#کن', kind: 'verb', cost: 8 }],
  ['کردی', { formal: 'کردی', base: 'کرد#کن', kind: 'verb', cost: 9 }],
  ['باش', { formal: 'باش', base: 'بود#باش', kind: 'verb', cost: 9 }],
  ['کسی', { formal: 'کسی', base: 'کس', cost: 7 }],
  ['کسانی', { formal: 'کسانی', base: 'کس', cost: 9 }],
  ['کسایی', { formal: 'کسانی', base: 'کس', cost: 9 }],
  ['یکی', { formal: 'یکی', base: 'یک', cost: 7 }],
  ['گاهی', { formal: 'گاهی', base: 'گاه', cost: 9 }],
  ['دیگری', { formal: 'دیگری', base: 'دیگر', cost: 8 }],
  ['دیگران', { formal: 'دیگران', base: 'دیگری', cost: 9 }],
  ['واسه', { formal: 'برای', base: 'واسه', cost: 8 }],
  ['بهتره', { formal: 'بهتر است', base: 'بهتر', features: { copula: 3 }, hostLength: 4, cost: 9 }],
  ['کیه', { formal: 'کیست', base: 'که', features: { copula: 3 }, hostLength: 2, cost: 11 }],
  ['کجاست', { formal: 'کجاست', base: 'کجا', features: { copula: 3 }, hostLength: 3, cost: 9 }],
  ['کجاس', { formal: 'کجاست', base: 'کجا', features: { copula: 3 }, hostLength: 3, cost: 10 }],
  ['چطوره', { formal: 'چطور است', base: 'چطور', features: { copula: 3 }, hostLength: 4, cost: 9 }],
  ['منم', { formal: 'من هم', base: 'من', features: { ham: true }, hostLength: 2, cost: 9 }],
  ['منو', { formal: 'من را', base: 'من', features: { ra: true }, hostLength: 2, cost: 9 }],
  ['بازم', { formal: 'باز هم', base: 'باز', features: { ham: true }, hostLength: 3, cost: 9 }],
  ['باید', { formal: 'باید', base: 'بایست#باید', kind: 'verb', cost: 5 }],
  ['نباید', { formal: 'نباید', base: 'بایست#باید', kind: 'verb', cost: 6 }],
  ['می‌باید'.replace('‌', ''), { formal: 'می‌باید', base: 'بایست#باید', kind: 'verb', cost: 9 }],
];

/** Closed words by their letters without half-spaces. */
export const closedWords: ReadonlyMap<string, readonly WordAnalysis[]> = (() => {
  const table = new Map<string, WordAnalysis[]>();
  const be: (readonly [string, ClosedForm])[] = toBe.map(
    ([surface, formal]) =>
      [surface, { formal, base: formal === 'است' ? 'است' : 'هست', kind: 'verb', cost: 7 }] as const,
  );
  for (const [surface, form] of [...single, ...be, ...reflexive, ...prepositionForms()]) {
    const reading: WordAnalysis = {
      kind: form.kind ?? 'closed',
      formal: form.formal,
      base: form.base ?? form.formal,
      features: form.features === undefined ? noFeatures : evenFeatures(form.features),
      verb: undefined,
      hostLength: form.hostLength ?? surface.length,
      cost: form.cost ?? 7,
      informal: surface !== form.formal.replaceAll('\u200c', ''),
      listed: false,
      respelled: undefined,
      mayBeAdjective: false,
    };
    const known = table.get(surface);
    if (known) known.push(reading);
    else table.set(surface, [reading]);
  }
  return table;
})();
