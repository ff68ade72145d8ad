import type { Severity } from '../documents/diagnostic.ts';

/** What the table says of one code. */
export interface DiagnosticCodeEntry {
  readonly severity: Severity;
  /** One sentence: what the code stands for. */
  readonly explanation: string;
}

/** Every code that this package reports, with the severity that the real Rasa gives the problem. */
export const DIAGNOSTIC_CODES = {
  // files
  'path-not-found': {
    severity: 'warning',
    explanation: 'A path that was asked for does not exist; without a default in its place this is an error.',
  },
  'unreadable-path': { severity: 'error', explanation: 'A file or folder is there but may not be read.' },
  'folder-instead-of-file': { severity: 'error', explanation: 'A folder stands where a file is needed.' },
  'empty-file': { severity: 'warning', explanation: 'A file has no content.' },
  'file-too-large': { severity: 'error', explanation: 'A file is larger than the reader takes.' },
  'wrong-encoding': { severity: 'error', explanation: 'A file is not UTF-8 (UTF-16, Windows-1256 and the like).' },
  'control-character': {
    severity: 'error',
    explanation: 'A file contains a NUL byte or another character that YAML forbids.',
  },
  'file-not-recognised': {
    severity: 'warning',
    explanation: 'A YAML file below the data folder holds no training data.',
  },
  'test-file-in-data': {
    severity: 'warning',
    explanation: 'A file of test conversations stands where it is also trained on.',
  },
  'markdown-data': { severity: 'warning', explanation: 'Training data in Markdown, which Rasa 3 no longer reads.' },
  'lookup-file-missing': { severity: 'warning', explanation: 'A lookup table names a file that cannot be read.' },
  'import-not-found': { severity: 'error', explanation: 'An item of `imports` points nowhere.' },
  'imports-without-importer': {
    severity: 'warning',
    explanation: '`imports` are ignored because the config does not name MultiProjectImporter.',
  },
  'imported-file-of-two-kinds': {
    severity: 'warning',
    explanation: 'An imported file mixes domain, NLU data and stories; only one of them is read.',
  },
  'imported-definition-replaced': {
    severity: 'info',
    explanation: 'A slot, response or form of the project takes the place of an imported one.',
  },
  // YAML
  'yaml-syntax': { severity: 'error', explanation: 'A file is not valid YAML.' },
  'yaml-tab': { severity: 'error', explanation: 'A line is indented with a tab.' },
  'yaml-duplicate-key': { severity: 'error', explanation: 'A key appears twice in one map.' },
  'yaml-complex-key': { severity: 'error', explanation: 'A key of a map is itself a list or a map.' },
  'yaml-unknown-alias': { severity: 'error', explanation: 'An alias (`*name`) has no anchor before it.' },
  'yaml-cyclic-alias': { severity: 'error', explanation: 'An alias repeats the part in which it stands.' },
  'yaml-alias-bomb': { severity: 'error', explanation: 'Aliases multiply each other beyond all bounds.' },
  'yaml-too-deep': { severity: 'error', explanation: 'Lists and maps are nested too deep.' },
  'yaml-unknown-tag': { severity: 'error', explanation: 'A tag (`!name`) that Rasa does not know.' },
  'not-a-map': { severity: 'error', explanation: 'The top of a file is a list or a text instead of a map.' },
  'environment-variable-unset': {
    severity: 'error',
    explanation: 'A value needs an environment variable that is not set.',
  },
  'environment-variable-in-text': {
    severity: 'error',
    explanation: 'A text holds an unquoted environment variable, which Rasa does not expand there.',
  },
  'date-value': { severity: 'error', explanation: 'An unquoted date where a text or a number is expected.' },
  'json-syntax': { severity: 'error', explanation: 'A JSON training file is not valid JSON.' },
  'json-nlu-data': { severity: 'warning', explanation: 'Training data in the JSON format, deprecated since Rasa 3.2.' },
  'json-nlu-item': { severity: 'error', explanation: 'An item of a JSON training file is not as the format demands.' },
  // shape
  'wrong-type': { severity: 'error', explanation: 'A value has the wrong type (a text where a list is needed, …).' },
  'missing-key': { severity: 'error', explanation: 'A mandatory key is missing.' },
  'misspelled-key': {
    severity: 'warning',
    explanation: 'A top-level key is one letter away from a known one, so Rasa ignores it.',
  },
  'empty-name': { severity: 'error', explanation: 'A name is empty.' },
  'empty-options': { severity: 'error', explanation: 'A name is followed by a colon and nothing.' },
  'missing-version': { severity: 'info', explanation: 'A file does not say its format version.' },
  'unquoted-version': { severity: 'warning', explanation: 'The format version is not in quotes.' },
  'unknown-version': { severity: 'warning', explanation: 'The format version is no version number.' },
  'older-version': { severity: 'warning', explanation: 'A file of an older format version; it is read.' },
  'newer-version': { severity: 'warning', explanation: 'A file of a newer format version; it is skipped.' },
  'pro-only': { severity: 'warning', explanation: 'Something that only Rasa Pro reads.' },
  'empty-list': { severity: 'warning', explanation: 'A list that is to hold something holds nothing.' },
  'comment-in-text': { severity: 'warning', explanation: 'A text ends where YAML reads a comment.' },
  // domain
  'empty-domain': { severity: 'error', explanation: 'The domain holds nothing.' },
  'duplicate-intent': { severity: 'error', explanation: 'An intent is listed twice.' },
  'duplicate-entity': { severity: 'error', explanation: 'An entity is listed twice.' },
  'duplicate-action': { severity: 'error', explanation: 'An action is listed twice.' },
  'duplicate-across-files': { severity: 'warning', explanation: 'Two domain files define the same name.' },
  'retrieval-intent-in-domain': {
    severity: 'warning',
    explanation: 'The domain lists a retrieval intent with its key.',
  },
  'intent-entities-overlap': { severity: 'warning', explanation: 'An entity is both used and ignored by an intent.' },
  'intent-unknown-entity': {
    severity: 'warning',
    explanation: 'An intent uses or ignores an entity that the domain does not list.',
  },
  'legacy-templates': { severity: 'warning', explanation: 'Responses under `templates`, a key of Rasa 1.' },
  'legacy-slot-type': { severity: 'warning', explanation: 'A slot type in an old spelling.' },
  'legacy-form': { severity: 'warning', explanation: 'A form with the mappings inside, as in Rasa 2.' },
  'slot-without-mappings': { severity: 'warning', explanation: 'A slot without mappings, as in Rasa 2.' },
  'python-slot-type': { severity: 'warning', explanation: 'A slot whose type is a Python class.' },
  'unknown-slot-type': { severity: 'error', explanation: 'A slot type that does not exist.' },
  'any-slot-with-influence': {
    severity: 'error',
    explanation: 'A slot of type any that is to influence the conversation.',
  },
  'categorical-without-values': { severity: 'warning', explanation: 'A categorical slot without values.' },
  'float-range': { severity: 'error', explanation: 'A float slot whose minimum is not below its maximum.' },
  'float-initial-value': { severity: 'warning', explanation: 'A float slot whose initial value is outside its range.' },
  'unknown-mapping-type': { severity: 'error', explanation: 'A slot mapping of a type that does not exist.' },
  'mapping-unknown-entity': {
    severity: 'warning',
    explanation: 'A slot mapping names an entity that the domain does not list.',
  },
  'mapping-unknown-intent': {
    severity: 'warning',
    explanation: 'A slot mapping names an intent that the domain does not list.',
  },
  'mapping-unknown-form': { severity: 'error', explanation: 'A slot mapping is bound to a form that does not exist.' },
  'mapping-slot-not-required': {
    severity: 'error',
    explanation: 'A slot mapping is bound to a form that does not ask for the slot.',
  },
  'mapping-unknown-action': {
    severity: 'warning',
    explanation: 'A custom mapping names an action that the domain does not list.',
  },
  'custom-mapping-without-action': {
    severity: 'warning',
    explanation: 'A slot with a custom mapping that no action can fill.',
  },
  'form-unknown-slot': { severity: 'error', explanation: 'A form asks for a slot that the domain does not define.' },
  'form-unknown-intent': {
    severity: 'warning',
    explanation: 'A form ignores an intent that the domain does not list.',
  },
  'form-question-missing': { severity: 'warning', explanation: 'A form has no way to ask for one of its slots.' },
  'response-name': { severity: 'warning', explanation: 'A response whose name does not begin with `utter_`.' },
  'empty-response': { severity: 'error', explanation: 'A response or a variation without text and custom content.' },
  'text-variation': { severity: 'warning', explanation: 'A variation that is a bare text, an old form.' },
  'unknown-response-key': { severity: 'error', explanation: 'A key of a variation that Rasa does not know.' },
  'response-unknown-slot': {
    severity: 'warning',
    explanation: 'A condition of a response names a slot that the domain does not define.',
  },
  'session-time': { severity: 'error', explanation: 'A session expiration time that is negative.' },
  'listed-response-missing': { severity: 'warning', explanation: 'An action `utter_…` is listed but has no response.' },
  'unused-response': { severity: 'warning', explanation: 'A response that no story, rule or form uses.' },
  // NLU data
  'unknown-nlu-entry': { severity: 'error', explanation: 'An entry of the NLU section of no known kind.' },
  'empty-examples': { severity: 'warning', explanation: 'An entry of the NLU section without examples.' },
  'example-without-dash': {
    severity: 'warning',
    explanation: 'A line of an examples block that does not begin with a dash.',
  },
  'annotation-unclosed': { severity: 'warning', explanation: 'An entity annotation that is not closed.' },
  'annotation-empty': { severity: 'warning', explanation: 'An annotation of no text.' },
  'annotation-gap': { severity: 'warning', explanation: 'A space between the two parts of an annotation.' },
  'annotation-json': { severity: 'error', explanation: 'An annotation whose JSON cannot be read.' },
  'synonym-conflict': { severity: 'warning', explanation: 'A synonym with two different values.' },
  'intent-without-examples': { severity: 'warning', explanation: 'An intent of the domain without examples.' },
  'unused-intent': { severity: 'warning', explanation: 'An intent of the domain that no story or rule uses.' },
  'intent-not-in-domain': {
    severity: 'warning',
    explanation: 'An intent of the NLU data that the domain does not list.',
  },
  'entity-not-in-domain': {
    severity: 'warning',
    explanation: 'An entity of the NLU data that the domain does not list.',
  },
  'text-under-two-intents': { severity: 'warning', explanation: 'The same text is an example of two intents.' },
  'too-few-examples': { severity: 'warning', explanation: 'An intent with a single example.' },
  'retrieval-response-missing': {
    severity: 'warning',
    explanation: 'A retrieval intent without a response for one of its keys.',
  },
  // stories and rules
  'story-without-name': { severity: 'warning', explanation: 'A story or rule without a name.' },
  'story-without-steps': { severity: 'warning', explanation: 'A story or rule without steps.' },
  'unexpected-step': { severity: 'warning', explanation: 'A step of no known kind.' },
  'intent-with-slash': { severity: 'warning', explanation: 'An intent written with a leading slash.' },
  'retrieval-intent-in-story': {
    severity: 'warning',
    explanation: 'A training story that names a retrieval intent with its key.',
  },
  'slot-needs-value': {
    severity: 'warning',
    explanation: '`slot_was_set` without a value for a slot whose value matters.',
  },
  'duplicate-story-name': { severity: 'warning', explanation: 'Two stories or two rules with the same name.' },
  'unknown-intent': {
    severity: 'warning',
    explanation: 'A story or rule with an intent that the domain does not list.',
  },
  'unknown-action': { severity: 'error', explanation: 'A story or rule with an action that does not exist.' },
  'missing-response': {
    severity: 'warning',
    explanation: 'A story or rule with an action `utter_…` that has no response.',
  },
  'unknown-slot': { severity: 'error', explanation: 'A story or rule with a slot that the domain does not define.' },
  'unknown-form': { severity: 'error', explanation: 'A story or rule with a loop that does not exist.' },
  'rule-with-two-user-turns': { severity: 'error', explanation: 'A rule with more than one user turn.' },
  'checkpoint-cycle': { severity: 'warning', explanation: 'Checkpoints that lead back to themselves.' },
  'checkpoint-without-source': {
    severity: 'warning',
    explanation: 'A story that begins at a checkpoint nothing leads to.',
  },
  'checkpoint-without-target': {
    severity: 'warning',
    explanation: 'A story that ends at a checkpoint nothing continues from.',
  },
  // config
  'assistant-id-missing': { severity: 'warning', explanation: 'The config has no assistant id of its own.' },
  'unknown-recipe': { severity: 'warning', explanation: 'A recipe other than default.v1.' },
  'pipeline-template': { severity: 'warning', explanation: 'A pipeline given by a template name of Rasa 1.' },
  'unknown-component': { severity: 'error', explanation: 'A component or policy that does not exist.' },
  'python-component': { severity: 'warning', explanation: 'A component or policy that is Python code.' },
  'unavailable-component': {
    severity: 'warning',
    explanation: 'A component that needs a Python library or an outside service.',
  },
  'removed-component': { severity: 'warning', explanation: 'A component or policy that Rasa 3 removed.' },
  'several-tokenizers': { severity: 'error', explanation: 'More than one tokenizer.' },
  'missing-tokenizer': { severity: 'error', explanation: 'A component that needs a tokenizer before it.' },
  'missing-featurizer': { severity: 'error', explanation: 'A component that needs a featurizer before it.' },
  'language-not-supported': { severity: 'error', explanation: 'A language that a component refuses.' },
  'competing-extractors': { severity: 'warning', explanation: 'Several trained entity extractors.' },
  'overlapping-extractors': {
    severity: 'warning',
    explanation: 'A regex extractor and a trained one may find the same entity twice.',
  },
  'no-response-selector': { severity: 'warning', explanation: 'Retrieval data without a ResponseSelector.' },
  'no-entity-extractor': { severity: 'warning', explanation: 'Annotated entities without an extractor.' },
  'no-role-extractor': { severity: 'warning', explanation: 'Roles or groups without an extractor that can tell them.' },
  'no-synonym-mapper': { severity: 'warning', explanation: 'Synonyms without an EntitySynonymMapper.' },
  'no-regex-consumer': { severity: 'warning', explanation: 'Regexes or lookups that no component uses.' },
  'no-rule-policy': { severity: 'warning', explanation: 'No RulePolicy in the policies.' },
  'forms-without-rule-policy': { severity: 'error', explanation: 'Forms without a RulePolicy.' },
  'rule-policy-without-rules': { severity: 'warning', explanation: 'A RulePolicy without rules.' },
  'rules-without-rule-policy': { severity: 'warning', explanation: 'Rules without a RulePolicy.' },
  'equal-priorities': { severity: 'warning', explanation: 'Two policies of the same priority.' },
  'option-no-number': { severity: 'warning', explanation: 'An option that is to be a number is something else.' },
  'option-out-of-range': { severity: 'warning', explanation: 'An option is a number that makes no sense.' },
  'fallback-action-missing': { severity: 'error', explanation: 'The fallback action of RulePolicy does not exist.' },
  'already-migrated': {
    severity: 'error',
    explanation: 'A domain file that is to be migrated is one of Rasa 3 already.',
  },
  'migration-target-exists': {
    severity: 'error',
    explanation: 'A file or folder stands where the migration wants to write.',
  },
  'no-training-data': { severity: 'error', explanation: 'Neither NLU data nor stories nor rules.' },
} as const satisfies Readonly<Record<string, DiagnosticCodeEntry>>;

/** The name of a problem; a key of `DIAGNOSTIC_CODES`. */
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
