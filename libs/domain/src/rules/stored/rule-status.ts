/** How far a rule has come in its life. Only two of them run. */
export const ruleStatuses = ['draft', 'in_progress', 'in_review', 'active', 'shadow', 'archived', 'inactive'] as const;

export type RuleStatus = (typeof ruleStatuses)[number];

/** `active` runs and acts; `shadow` runs, is counted and touches nothing. */
export const runningStatuses = ['active', 'shadow'] as const satisfies readonly RuleStatus[];

export type RunningStatus = (typeof runningStatuses)[number];

export const ruleCategories = ['kyc', 'kyb', 'aml', 'fraud', 'compliance', 'custom'] as const;

/** What a rule is for, as its organization sorts its rules. */
export type RuleCategory = (typeof ruleCategories)[number];

/** When a rule is asked: inside the request that brings the event, or behind its answer. */
export const evaluationModes = ['sync', 'async'] as const;

export type EvaluationMode = (typeof evaluationModes)[number];

export const decisions = ['allow', 'review', 'block'] as const;

/** What a rule advises to do with the event that it hits, the mildest first. */
export type Decision = (typeof decisions)[number];
