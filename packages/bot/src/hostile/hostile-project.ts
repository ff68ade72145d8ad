/** A project that somebody wrote by mistake or in bad faith. */
export interface HostileProject {
  readonly name: string;
  /** Files beside or instead of the sound ones; made when they are needed, since some are large. */
  readonly files: () => Readonly<Record<string, string | Uint8Array>>;
  /** Trained and answering all the same, or a diagnostic of this code. */
  readonly expected: 'works' | { readonly code: string; readonly severity: 'error' | 'warning' };
}

/** A small project without fault, which each case spoils. */
export const soundFiles: Readonly<Record<string, string>> = {
  'config.yml': `recipe: default.v1
assistant_id: hostile
language: fa
pipeline:
- name: WhitespaceTokenizer
- name: RegexFeaturizer
- name: CountVectorsFeaturizer
- name: DIETClassifier
- name: RegexEntityExtractor
- name: EntitySynonymMapper
policies:
- name: MemoizationPolicy
- name: RulePolicy
- name: UnexpecTEDIntentPolicy
- name: TEDPolicy
`,
  'domain.yml': `version: "3.1"
intents: [greet, bye]
responses:
  utter_greet: [{text: hi}]
  utter_bye: [{text: bye}]
`,
  'data/nlu.yml': `version: "3.1"
nlu:
- intent: greet
  examples: |
    - hello
    - good morning
- intent: bye
  examples: |
    - goodbye
    - see you later
`,
  'data/rules.yml': `version: "3.1"
rules:
- rule: greet
  steps: [{intent: greet}, {action: utter_greet}]
- rule: bye
  steps: [{intent: bye}, {action: utter_bye}]
`,
};

export const error = (code: string): HostileProject['expected'] => ({ code, severity: 'error' });
export const warning = (code: string): HostileProject['expected'] => ({ code, severity: 'warning' });

/** A data file with stories. */
export const stories = (body: string): Readonly<Record<string, string>> => ({
  'data/stories.yml': `version: "3.1"\nstories:\n${body}`,
});

/** A data file with more NLU data. */
export const nlu = (body: string): Readonly<Record<string, string>> => ({
  'data/more.yml': `version: "3.1"\nnlu:\n${body}`,
});

/** A second domain file is not read unless asked for, so a case writes the whole domain. */
export const domain = (body: string): Readonly<Record<string, string>> => ({
  'domain.yml': `version: "3.1"\nintents: [greet, bye]\n${body}`,
});

/** `make(0) … make(count - 1)` in one text. */
export const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');
