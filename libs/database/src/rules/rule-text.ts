import type { Decision, EvaluationMode, RuleAction, RuleCategory, RuleStatus, Severity, TargetEntityType, WrittenConditions } from '@app/domain';

/** What a rule says: all that a version keeps. */
export interface RuleText {
  readonly name: string;
  readonly description: string;
  readonly category: RuleCategory;
  readonly targetEntityTypes: readonly TargetEntityType[];
  readonly conditions: WrittenConditions;
  readonly actions: readonly RuleAction[];
  readonly enabled: boolean;
  /** 1..100, higher first. */
  readonly priority: number;
  /** 0..100: what a hit adds to the total of its event. */
  readonly score: number | null;
  readonly status: RuleStatus;
  readonly evaluationMode: EvaluationMode;
  readonly riskMatrixId: string | null;
  readonly countries: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly severity: Severity;
  readonly decision: Decision | null;
  readonly cooldownSeconds: number;
  readonly openAfterSeconds: number;
  readonly closeAfterSeconds: number;
}

export type RuleChange = { readonly [Field in keyof RuleText]?: RuleText[Field] | undefined };

/** How each field is stored: its column, the type of that, and its value as it is given to PostgreSQL. */
export const storedFields: { readonly [Field in keyof RuleText]: { readonly column: string; readonly type: string; readonly value: (given: RuleText[Field]) => unknown } } = {
  name: plain('name', 'text'),
  description: plain('description', 'text'),
  category: plain('category', 'text'),
  targetEntityTypes: plain('target_entity_types', 'text[]'),
  conditions: asJson('conditions'),
  actions: asJson('actions'),
  enabled: plain('enabled', 'boolean'),
  priority: plain('priority', 'integer'),
  score: plain('score', 'real'),
  status: plain('status', 'text'),
  evaluationMode: plain('evaluation_mode', 'text'),
  riskMatrixId: plain('risk_matrix_id', 'text'),
  countries: plain('countries', 'text[]'),
  scope: asJson('scope'),
  tags: plain('tags', 'text[]'),
  severity: plain('severity', 'text'),
  decision: plain('decision', 'text'),
  cooldownSeconds: plain('cooldown_seconds', 'integer'),
  openAfterSeconds: plain('open_after_seconds', 'integer'),
  closeAfterSeconds: plain('close_after_seconds', 'integer'),
};

export const ruleFieldNames = Object.keys(storedFields) as (keyof RuleText)[];

/** What the rule `r` says, as columns of an answer. */
export const textColumns = ruleFieldNames.map((field) => `r.${storedFields[field].column} as "${field}"`).join(', ');

/** The text alone, without what else a row has. */
export const textOf = (rule: RuleText): RuleText => Object.fromEntries(ruleFieldNames.map((field) => [field, rule[field]])) as unknown as RuleText; // every field of it

/** What PostgreSQL is given for one field. */
export const storedValue = <Field extends keyof RuleText>(field: Field, text: RuleText): unknown => storedFields[field].value(text[field]);

function plain(column: string, type: string) {
  return { column, type, value: (given: unknown) => given };
}

function asJson(column: string) {
  return { column, type: 'jsonb', value: (given: unknown) => JSON.stringify(given) };
}
