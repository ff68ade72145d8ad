import type { SlotDefinition, SlotMapping } from '../documents/slot.ts';
import type { CheckContext } from './check-context.ts';
import { suggestName } from './near-name.ts';

/** Slot mappings against entities, intents, forms and actions. */
export function checkSlots(context: CheckContext): void {
  if (!context.isDomainComplete) return;
  const requiredSlots = new Map(context.project.domain.forms.map((form) => [form.name, new Set(form.requiredSlots)]));
  for (const slot of context.project.domain.slots) {
    for (const mapping of slot.mappings) {
      checkNames(slot, mapping, context);
      checkConditions(slot, mapping, { ...context, requiredSlots });
    }
  }
  checkCustomMappings(context);
}

function checkNames(slot: SlotDefinition, mapping: SlotMapping, { names, report, configAt }: CheckContext): void {
  const at = mapping.at ?? slot.at ?? configAt;
  if (mapping.type === 'from_entity' && mapping.entity !== undefined && !names.entities.has(mapping.entity)) {
    report({
      code: 'mapping-unknown-entity',
      at,
      message: `The slot '${slot.name}' is filled from the entity '${mapping.entity}', which is not listed in the domain.`,
      hint: suggestName(mapping.entity, names.entities, `Add \`- ${mapping.entity}\` to \`entities:\`.`),
    });
  }
  for (const intent of [...mapping.intents, ...mapping.notIntents]) {
    if (names.intents.has(intent)) continue;
    report({
      code: 'mapping-unknown-intent',
      at,
      message: `A mapping of the slot '${slot.name}' names the intent '${intent}', which is not listed in the domain.`,
      hint: suggestName(intent, names.intents, `Add \`- ${intent}\` to \`intents:\`, or delete it here.`),
    });
  }
  if (mapping.action !== undefined && !names.actions.has(mapping.action)) {
    report({
      code: 'mapping-unknown-action',
      at,
      message: `The slot '${slot.name}' is filled by the action '${mapping.action}', which is not listed in the domain.`,
      hint: suggestName(mapping.action, names.listedActions, `Add \`- ${mapping.action}\` to \`actions:\`.`),
    });
  }
}

function checkConditions(
  slot: SlotDefinition,
  mapping: SlotMapping,
  {
    names,
    report,
    configAt,
    requiredSlots,
  }: CheckContext & { requiredSlots: ReadonlyMap<string, ReadonlySet<string>> },
): void {
  const at = mapping.at ?? slot.at ?? configAt;
  for (const { activeLoop } of mapping.conditions) {
    if (activeLoop === null) continue;
    const required = requiredSlots.get(activeLoop);
    if (required === undefined) {
      if (names.listedActions.has(activeLoop)) continue;
      report({
        code: 'mapping-unknown-form',
        at,
        message: `A mapping of the slot '${slot.name}' is bound to the form '${activeLoop}', which does not exist.`,
        hint: suggestName(
          activeLoop,
          names.forms,
          `Add the form \`${activeLoop}:\` to \`forms:\`, or delete the condition.`,
        ),
      });
    } else if (required.size > 0 && !required.has(slot.name)) {
      report({
        code: 'mapping-slot-not-required',
        at,
        message: `A mapping of the slot '${slot.name}' is bound to the form '${activeLoop}', which does not ask for this slot.`,
        hint: `Add \`- ${slot.name}\` to the \`required_slots\` of '${activeLoop}', or delete the condition.`,
      });
    }
  }
}

/** Slots that only code can fill, in a project without any code that could. */
function checkCustomMappings({ project, names, report, configAt }: CheckContext): void {
  if (names.listedActions.size > 0) return;
  const setInDialogues = new Set(
    [...project.stories, ...project.rules].flatMap((dialogue) =>
      dialogue.steps.flatMap((step) => (step.kind === 'slots' ? step.slots.map((item) => item.slot) : [])),
    ),
  );
  for (const slot of project.domain.slots) {
    const [mapping, ...others] = slot.mappings;
    const isOnlyCustom = mapping?.type === 'custom' && mapping.action === undefined && others.length === 0;
    // A mapping without a place was added for a slot that has none, which is reported already.
    if (!isOnlyCustom || mapping.at === undefined || slot.initialValue !== null || setInDialogues.has(slot.name))
      continue;
    report({
      code: 'custom-mapping-without-action',
      at: slot.at ?? configAt,
      message: `The slot '${slot.name}' has a custom mapping, but the domain lists no action that could fill it.`,
      hint: 'Add `action: action_…` to the mapping and list that action, or use another mapping.',
    });
  }
}
