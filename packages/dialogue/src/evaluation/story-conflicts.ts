import type { Diagnostic, Domain, Story } from '@hamzaban/rasa-project';
import { createDomainView } from '../domain/domain-view.ts';
import type { PolicyState } from '../tracker/policy-state.ts';
import { hashKey, stateKey } from '../tracker/state-key.ts';
import { appliedEvents, type Walk, walkExamples } from '../training/dialogue-walk.ts';
import { generateWalks } from '../training/generate-walks.ts';
import { storyBlocks } from '../training/story-block.ts';

export interface StoryConflictInput {
  readonly stories: readonly Story[];
  readonly domain: Domain;
  /** How many states before an action count; `null` = the whole story. */
  readonly maxHistory: number | null;
}

interface Situation {
  readonly last: PolicyState | undefined;
  /** Action to the dialogues that take it. */
  readonly actions: Map<string, Walk[]>;
}

/** Stories that go on differently after the same turns (rasa-compat 24.1): warnings, in the order of the stories. */
export function findStoryConflicts({ stories, domain: given, maxHistory }: StoryConflictInput): readonly Diagnostic[] {
  const domain = createDomainView(given);
  const { walks } = generateWalks(
    stories.flatMap((story) => storyBlocks(story, domain)),
    domain,
    false,
  );
  const situations = new Map<string, Situation>();
  for (const walk of walks) {
    const hashes = new Map<PolicyState, string>();
    const hashOf = (state: PolicyState): string => {
      const known = hashes.get(state) ?? hashKey(stateKey(state));
      hashes.set(state, known);
      return known;
    };
    // Without a limit every key holds all before it: it is chained instead of written out, so that long stories cost no more.
    let chain = '';
    let chained = 0;
    for (const { states, action } of walkExamples(appliedEvents(walk.events), walk.states, maxHistory)) {
      let key: string;
      if (maxHistory === null) {
        for (const state of states.slice(chained)) chain = hashKey(`${chain} ${hashOf(state)}`);
        chained = states.length;
        key = chain;
      } else key = states.map(hashOf).join(' ');
      const situation = situations.get(key) ?? { last: states.at(-1), actions: new Map<string, Walk[]>() };
      situations.set(key, situation);
      const walksOf = situation.actions.get(action);
      if (walksOf === undefined) situation.actions.set(action, [walk]);
      else walksOf.push(walk);
    }
  }
  return [...situations.values()].filter(({ actions }) => actions.size > 1).map(conflict);
}

/** Stories named of each side of a conflict, and sides named. */
const namesShown = 3;
const sidesShown = 5;

function conflict({ last, actions }: Situation): Diagnostic {
  const [[, [first] = []] = []] = [...actions];
  const { file, line, column } = first?.source?.at ?? { file: 'data', line: 1, column: 1 };
  const after =
    last?.user?.intent && last.action === 'action_listen'
      ? `intent '${last.user.intent}'`
      : `action '${last?.action ?? 'the beginning'}'`;
  const sides = [...actions].slice(0, sidesShown).map(([action, walks]) => {
    const names = [...new Set(walks.map(({ name }) => `'${name}'`))];
    return `${action} predicted in ${names.slice(0, namesShown).join(', ')}${names.length > namesShown ? ` and ${names.length - namesShown} more` : ''}`;
  });
  const more = actions.size > sidesShown ? `; and ${actions.size - sidesShown} other actions` : '';
  return {
    severity: 'warning',
    code: 'story-conflict',
    file,
    line,
    column,
    message: `Story structure conflict after ${after}: ${sides.join('; ')}${more}.`,
    hint: 'Tell the stories apart by a slot that influences the conversation, or let them go on alike.',
  };
}
