import type { RuleRecord } from '@app/database';

export const showRule = (rule: RuleRecord) => ({ ...rule, conditionCode: JSON.stringify(rule.conditions) });
