import type { CompiledRule } from '../check-rule.js';
import { isNarrowed, type RuleScope } from './rule-scope.js';

/** What is not kept as it was at every moment. Scores and observations have a history, windows are counted at each event, and a place stays with its event. */
export const partsOfNow = ['entity', 'device', 'badges', 'lists'] as const;

export type PartOfNow = (typeof partsOfNow)[number];

/** These never change. */
const fixed: ReadonlySet<string> = new Set(['entity.id', 'entity.ageSeconds']);

/** Of what a rule asks about, and of whom: what a backtest can only know as it is now, so that a verdict may differ from that of then. */
export function askedAsOfNow({ fields, lists }: Pick<CompiledRule, 'fields' | 'lists'>, scope: RuleScope): PartOfNow[] {
  const asked = new Set([...fields].filter((field) => !fixed.has(field)).map((field) => field.split('.')[0]));
  if (isNarrowed(scope)) asked.add('entity');
  return partsOfNow.filter((part) => (part === 'lists' ? lists.length > 0 : asked.has(part)));
}
