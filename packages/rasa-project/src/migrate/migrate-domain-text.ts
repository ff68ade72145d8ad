import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { FormDraft } from '../domain/domain-draft.ts';
import type { SettledSlot } from '../domain/legacy-mappings.ts';
import { LATEST_FORMAT_VERSION } from '../project/format-version.ts';
import { protectTexts, YAML_STYLE } from '../write/yaml-text.ts';

/** What the whole domain says about its slots and forms; a single file holds only some of them. */
export interface MigrationContext {
  readonly slots: ReadonlyMap<string, SettledSlot>;
  readonly forms: ReadonlyMap<string, FormDraft>;
}

/** One domain file of Rasa 1 or 2 rewritten for Rasa 3; comments stay. The text must be valid YAML with a map at its top. */
export function migrateDomainText(text: string, context: MigrationContext): string {
  const document = parseDocument(text, { uniqueKeys: false, schema: 'core' });
  const root = document.contents;
  if (!isMap(root)) return text;
  setVersion(root);
  for (const pair of root.items as readonly Pair[]) {
    if (isScalar(pair.key) && pair.key.value === 'templates' && !root.has('responses')) pair.key.value = 'responses';
  }
  const slots = root.get('slots');
  if (isMap(slots)) for (const pair of slots.items) migrateSlot(pair, document, context);
  const forms = root.get('forms');
  if (isMap(forms)) for (const pair of forms.items) migrateForm(pair, document, context);
  protectTexts(document as unknown as Document);
  return document.toString(YAML_STYLE);
}

function setVersion(root: YAMLMap): void {
  const version = new Scalar(LATEST_FORMAT_VERSION);
  version.type = 'QUOTE_DOUBLE';
  if (root.has('version')) root.set('version', version);
  else root.items.unshift(new Document().createPair('version', version) as Pair);
}

function migrateSlot(pair: Pair, document: Document.Parsed, { slots }: MigrationContext): void {
  const slot = slots.get(nameOf(pair));
  if (!isMap(pair.value) || slot === undefined) return;
  pair.value.delete('auto_fill');
  if (pair.value.get('type') === 'unfeaturized') pair.value.set('type', 'any');
  const written = pair.value.get('mappings');
  const isChanged = !isSeq(written) || written.items.length !== slot.mappings.length;
  if (isChanged) pair.value.set('mappings', document.createNode(slot.mappings.map((mapping) => mapping.raw)));
}

function migrateForm(pair: Pair, document: Document.Parsed, { forms }: MigrationContext): void {
  const form = forms.get(nameOf(pair));
  if (!isMap(pair.value) || form?.legacyMappings === undefined) return;
  for (const slot of form.legacyMappings.keys()) pair.value.delete(slot);
  pair.value.set('required_slots', document.createNode(form.requiredSlots));
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
