import type { RuleAction, RuleActionType, RuleCase } from '@app/domain';
import type { Queryable } from '../../database.js';
import type { Notice } from '../../delivery/announce.js';
import type { RuleTally } from '../../rules/rule-tally.js';
import type { RunningRule } from '../../rules/running-rules.js';

/** One action of a rule that hit, about one entity. */
export interface Deed<Type extends RuleActionType = RuleActionType> {
  readonly rule: RunningRule;
  readonly entityId: string;
  readonly action: Extract<RuleAction, { readonly type: Type }>;
  readonly case: RuleCase;
  readonly because: string;
}

/** Does what several rules ask for, at once. Twice is as good as once. What cannot be done is counted as a failure of the rule. Answers what is to be told. */
export type Doer<Type extends RuleActionType> = (tx: Queryable, deeds: readonly Deed<Type>[], circumstances: { readonly at: Date; readonly tally: RuleTally }) => Promise<readonly Notice[]>;
