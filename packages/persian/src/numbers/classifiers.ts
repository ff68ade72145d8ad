import { knownStemLength } from '../tokens/suffixes.ts';

const CLASSIFIERS = new Set(['تا', 'دونه', 'دانه', 'عدد', 'تایی', 'ta', 'adad', 'dune', 'doone']);

/** Whether a term's key is a counting word of no measure: تا, دونه, عدد, with or without endings («تاش», «عددی»). */
export function isClassifier(key: string | undefined): boolean {
  if (key === undefined) return false;
  if (CLASSIFIERS.has(key)) return true;
  const length = knownStemLength(key, (stem) => CLASSIFIERS.has(stem));
  return length > 0 && key !== 'تای' && key !== 'تام';
}
