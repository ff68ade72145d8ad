import type { Person } from './nominal-features.ts';
import { zwnj } from './stem-ending.ts';
import type { Verb } from './verb-stems.ts';

export type SimplePrefix = '' | 'می' | 'ب' | 'ن' | 'نمی';

const presentEndings: Record<Person, string> = { 1: 'م', 2: 'ی', 3: 'د', 4: 'یم', 5: 'ید', 6: 'ند' };
const pastEndings: Record<Person, string> = { 1: 'م', 2: 'ی', 3: '', 4: 'یم', 5: 'ید', 6: 'ند' };
const perfectEndings: Record<Person, string> = { 1: '‌ام', 2: '‌ای', 3: ' است', 4: '‌ایم', 5: '‌اید', 6: '‌اند' };
const objectEndings: Record<Person, string> = { 1: 'م', 2: 'ت', 3: 'ش', 4: 'مان', 5: 'تان', 6: 'شان' };

/** Joins a prefix to a stem: می takes a half-space, ب and ن change a first آ or ا (بیا، نیفتاد). */
export function addPrefix(prefix: SimplePrefix, stem: string): string {
  if (prefix === 'می' || prefix === 'نمی') return `${prefix}${zwnj}${stem}`;
  if (prefix === '') return stem;
  if (stem.startsWith('آ')) return `${prefix}یا${stem.slice(1)}`;
  if (stem.startsWith('ا') && stem[1] !== 'ی') return `${prefix}ی${stem.slice(1)}`;
  return `${prefix}${stem}`;
}

/** Formal finite form of the present: می‌روم، برود، نمی‌گویند. */
export function presentForm(verb: Verb, prefix: SimplePrefix, person: Person): string {
  return `${addPrefix(prefix, verb.present)}${verb.glides ? 'ی' : ''}${presentEndings[person]}`;
}

/** Formal imperative: برو، بروید، بگو. */
export function imperativeForm(verb: Verb, prefix: SimplePrefix, person: 2 | 5): string {
  return person === 5 ? presentForm(verb, prefix, 5) : addPrefix(prefix, verb.present);
}

export function pastForm(verb: Verb, prefix: SimplePrefix, person: Person): string {
  return `${addPrefix(prefix, verb.past)}${pastEndings[person]}`;
}

export function perfectForm(verb: Verb, prefix: SimplePrefix, person: Person): string {
  return `${addPrefix(prefix, verb.past)}ه${perfectEndings[person]}`;
}

/** Adds an object clitic to a finite form: می‌بینمش، گفته‌ام‌ش is never written so «گفته‌امش», بگویش. */
export function addObject(form: string, object: Person): string {
  const last = form[form.length - 1];
  const glide = last === 'ا' || last === 'و' ? 'ی' : last === 'ه' ? `${zwnj}ا` : '';
  return `${form}${glide}${objectEndings[object]}`;
}
