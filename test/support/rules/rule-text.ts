import { actionOf, ruleInput } from '@app/contracts';
import type { RuleText } from '@app/database';

/** A rule as somebody would send it: what is left out is as usual. */
export function ruleText(said: Record<string, unknown>): RuleText {
  const { conditions, actions, ...rest } = ruleInput.parse(said);
  return { ...rest, conditions: typeof conditions === 'string' ? { cel: conditions } : conditions, actions: actions.map(actionOf) };
}
