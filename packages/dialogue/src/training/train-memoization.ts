import { memoryKey } from '../policies/memory-key.ts';
import { hashKey } from '../tracker/state-key.ts';
import { appliedEvents, type Walk } from './dialogue-walk.ts';

/** Learns story dialogues by heart (rasa-compat 14.2): states up to an action → the action; contradictions are forgotten. */
export function trainMemoization(stories: readonly Walk[], maxHistory: number | null): Record<string, string> {
  const table = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const walk of stories) {
    const hashes = walk.keys.map(hashKey);
    let count = 0;
    for (const event of appliedEvents(walk.events)) {
      if (event.event !== 'action') continue;
      count += 1;
      if (event.unpredictable) continue;
      const before = hashes.slice(0, count);
      const key = memoryKey(maxHistory ? before.slice(-maxHistory) : before);
      const action = event.name ?? event.action_text ?? '';
      const known = table.get(key);
      if (ambiguous.has(key)) continue;
      if (known === undefined) table.set(key, action);
      else if (known !== action) {
        ambiguous.add(key);
        table.delete(key);
      }
    }
  }
  return Object.fromEntries(table);
}
