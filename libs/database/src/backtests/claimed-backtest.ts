import type { RuleText } from '../rules/rule-text.js';

/** A backtest in the hands of one worker. */
export interface ClaimedBacktest {
  readonly id: string;
  readonly organizationId: string;
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
  readonly rule: RuleText;
  readonly from: Date;
  readonly to: Date;
  readonly total: number | null;
}
