import type { DialogueModel, MemoizationModel, PolicyModel, RulePolicyModel } from './dialogue-model.ts';
import type { LoopEntry, RuleEntry } from './rule-table.ts';
import { diffTable, layerTable, type TableChange } from './table.ts';

/** What one policy has of its own beside the base's. */
export type PolicyOverlay =
  | {
      readonly kind: 'rules';
      readonly settings: Omit<RulePolicyModel, 'rules' | 'loops' | 'hidden'>;
      readonly rules: TableChange<RuleEntry>;
      readonly loops: TableChange<LoopEntry>;
      readonly hidden: TableChange<1>;
    }
  | {
      readonly kind: 'memoization';
      readonly settings: Omit<MemoizationModel, 'table'>;
      readonly table: TableChange<string>;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'whole'; readonly model: PolicyModel };

/** What a shop's model has of its own beside its pack's: plain data, JSON-serialisable. */
export interface DialogueOverlay {
  readonly version: 1;
  readonly policies: readonly PolicyOverlay[];
  readonly ruleOnlySlots: readonly string[];
  readonly ruleOnlyLoops: readonly string[];
  readonly lookBack: DialogueModel['lookBack'];
}

/** The overlay that leads from the base to the model trained on base and shop together. */
export function diffDialogueModel(base: DialogueModel, merged: DialogueModel): DialogueOverlay {
  return {
    version: 1,
    policies: merged.policies.map((policy, index) => diffPolicy(base.policies[index], policy)),
    ruleOnlySlots: merged.ruleOnlySlots,
    ruleOnlyLoops: merged.ruleOnlyLoops,
    lookBack: merged.lookBack,
  };
}

/** The model of base and overlay. The base is not copied: its tables lie below the shop's own entries. */
export function applyDialogueOverlay(base: DialogueModel, overlay: DialogueOverlay): DialogueModel {
  return {
    version: 1,
    policies: overlay.policies.map((policy, index) => applyPolicy(base.policies[index], policy)),
    ruleOnlySlots: overlay.ruleOnlySlots,
    ruleOnlyLoops: overlay.ruleOnlyLoops,
    lookBack: overlay.lookBack,
  };
}

function diffPolicy(base: PolicyModel | undefined, merged: PolicyModel): PolicyOverlay {
  if (base?.kind === 'rules' && merged.kind === 'rules') {
    const { rules, loops, hidden, ...settings } = merged;
    return {
      kind: 'rules',
      settings,
      rules: diffTable(base.rules, rules),
      loops: diffTable(base.loops, loops),
      hidden: diffTable(base.hidden, hidden),
    };
  }
  if (base?.kind === 'memoization' && merged.kind === 'memoization') {
    const { table, ...settings } = merged;
    return { kind: 'memoization', settings, table: diffTable(base.table, table) };
  }
  return JSON.stringify(base) === JSON.stringify(merged) ? { kind: 'same' } : { kind: 'whole', model: merged };
}

function applyPolicy(base: PolicyModel | undefined, overlay: PolicyOverlay): PolicyModel {
  if (overlay.kind === 'whole') return overlay.model;
  if (base === undefined || (overlay.kind !== 'same' && base.kind !== overlay.kind)) throw new ForeignOverlayError();
  if (overlay.kind === 'rules' && base.kind === 'rules') {
    return {
      ...overlay.settings,
      rules: layerTable(base.rules, overlay.rules),
      loops: layerTable(base.loops, overlay.loops),
      hidden: layerTable(base.hidden, overlay.hidden),
    };
  }
  if (overlay.kind === 'memoization' && base.kind === 'memoization') {
    return { ...overlay.settings, table: layerTable(base.table, overlay.table) };
  }
  return base;
}

/** An overlay was made for another base. */
export class ForeignOverlayError extends Error {
  override readonly name = 'ForeignOverlayError';

  constructor() {
    super('The overlay belongs to another base model; train the bot again.');
  }
}
