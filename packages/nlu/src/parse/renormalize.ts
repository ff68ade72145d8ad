/** A ranking whose confidences sum up to 1: what was cut off counts no more (Rasa's `renormalize_confidences`). */
export function renormalize<Entry extends { readonly confidence: number }>(
  ranking: readonly Entry[],
): readonly Entry[] {
  const total = ranking.reduce((sum, { confidence }) => sum + confidence, 0);
  return total > 0 ? ranking.map((entry) => ({ ...entry, confidence: entry.confidence / total })) : ranking;
}
