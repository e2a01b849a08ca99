import type { RuleText } from '@app/database';
import { asksAboutAnEvent, checkConditions } from '@app/domain';
import type { FieldMistake } from '@app/platform';

type Part = Pick<RuleText, 'conditions' | 'actions' | 'openAfterSeconds' | 'closeAfterSeconds'>;

/** What only these rules wait for: an event happens once, and neither goes on holding nor ceases to. */
const delays = ['openAfterSeconds', 'closeAfterSeconds'] as const;

/**
 * Parts of a rule that are fine by themselves and that nothing would come of together. They are refused: whoever writes them counts
 * on them. Conditions that are none are somebody else's to refuse.
 */
export function withoutEffect(rule: Part, ownTypes: ReadonlySet<string>): FieldMistake[] {
  const checked = checkConditions(rule.conditions, { ownTypes });
  if ('mistakes' in checked) return [];
  if (!asksAboutAnEvent(checked.rule)) {
    return rule.actions.flatMap(({ type }, n) => (type === 'blockDevice' ? [{ field: `actions.${n}`, message: 'blockDevice blocks the device of an event, and this rule asks about none: it is held against scores and badges. Let its conditions ask for something of the event.' }] : []));
  }
  return delays.filter((field) => rule[field] > 0).map((field) => ({ field, message: `${field} is for rules that ask only what somebody is: scores, observations, badges, the entity. This one asks about events, each of which happens once. Use 0, and cooldownSeconds to be told less often.` }));
}

/** Of these one is done: the first of several would have its way, without a word. */
const doneOnce = ['createAlert', 'setEntityStatus', 'blockDevice'] as const;

export const doneTwice = (actions: RuleText['actions']): FieldMistake[] =>
  actions.flatMap(({ type }, n) => (doneOnce.some((one) => one === type) && actions.findIndex((one) => one.type === type) < n ? [{ field: `actions.${n}`, message: `${type} stands there already, and one of it is done. Keep one.` }] : []));
