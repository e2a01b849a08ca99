import { isObject } from '../entity/json.js';
import { type CelText, readCel } from './cel/read-cel.js';
import { Needs, type RuleSetting } from './compiled.js';
import type { ListQuestion } from './expressions/data-list.js';
import { type Mistake, Mistakes } from './mistakes.js';
import { celOfTree } from './tree/cel-spelling.js';
import { readPart } from './tree/read-tree.js';
import type { TreePart } from './tree/tree.js';
import type { WindowRequest } from './windows/window-request.js';

/** A rule that was found fine, ready to be evaluated. */
export interface CompiledRule {
  /** The fields that it asks about, without what lies below them. */
  readonly fields: ReadonlySet<string>;
  /** What must be counted before it can be evaluated; see `windowsOf` for many rules. */
  readonly windows: readonly WindowRequest[];
  /** What it asks data lists; see `valuesAsked`. */
  readonly lists: readonly ListQuestion[];
  readonly read: { readonly tree: TreePart } | { readonly cel: CelText };
}

export type CheckedRule = { readonly rule: CompiledRule } | { readonly mistakes: readonly Mistake[] };

const noSetting: RuleSetting = { ownTypes: new Set() };

/** Reads the conditions of a rule: an object is a tree, a text is CEL. Answers the compiled rule, or everything that is wrong with it. */
export function checkRule(conditions: unknown, setting: RuleSetting = noSetting): CheckedRule {
  const mistakes = new Mistakes();
  const needs = new Needs(mistakes);
  const read = readConditions(conditions, setting, mistakes, needs);
  return read === null || mistakes.all.length > 0 ? { mistakes: mistakes.all } : { rule: { fields: needs.fields, windows: needs.windows, lists: needs.lists, read } };
}

function readConditions(conditions: unknown, setting: RuleSetting, mistakes: Mistakes, needs: Needs): CompiledRule['read'] | null {
  if (typeof conditions === 'string') {
    const cel = readCel(conditions, setting, mistakes, needs);
    return cel && { cel };
  }
  if (!isObject(conditions)) {
    mistakes.add('', 'NOT_A_RULE', 'Conditions are a tree, as a JSON object, or a CEL text.');
    return null;
  }
  const tree = readPart(conditions, '', 1, { setting, mistakes, needs, conditions: 0 });
  return tree && { tree };
}

/** The same rule as a CEL text. A large tree may come to more than a text may be. */
export const celOf = ({ read }: CompiledRule): string => ('cel' in read ? read.cel.text : celOfTree(read.tree));

const ofTheEvent = ['event.', 'metadata', 'device.', 'place.'];

/** Whether it asks about what somebody does, or only about what somebody is: scores, observations, badges and the entity itself. */
export const asksAboutAnEvent = ({ fields, windows }: CompiledRule): boolean => windows.length > 0 || [...fields].some((field) => ofTheEvent.some((root) => field.startsWith(root)));
