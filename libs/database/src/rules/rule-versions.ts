import { sameJson } from '@app/domain';
import type { Database } from '../database.js';
import { ruleFieldNames, type RuleText } from './rule-text.js';

/** What a rule said in one of its versions, and who made it say so. */
export interface RuleVersionRecord {
  readonly id: string;
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Date;
  readonly rule: RuleText;
  /** What it says otherwise than the version before; of the first version nothing. */
  readonly changes: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Row {
  id: string;
  version: number;
  changedBy: string | null;
  changedAt: Date;
  rule: RuleText;
  before: RuleText | null;
}

const select = `select v.id, v.version, v.changed_by as "changedBy", v.changed_at as "changedAt", v.text as rule, b.text as before
  from rule r join rule_version v on v.rule_id = r.id left join rule_version b on b.rule_id = r.id and b.version = v.version - 1
  where r.organization_id = $1 and r.id = $2`;

/** What rules said before, also those that were deleted. */
export class RuleVersions {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(organizationId: string, ruleId: string, page: { limit: number; offset: number }): Promise<{ versions: RuleVersionRecord[]; total: number }> {
    const rows = await this.database.rows<Row & Record<string, unknown>>(`${select} order by v.version desc limit ${page.limit} offset ${page.offset}`, [organizationId, ruleId]);
    const [counted] = await this.database.rows<{ total: number }>('select count(*)::int as total from rule_version v join rule r on r.id = v.rule_id where r.organization_id = $1 and r.id = $2', [organizationId, ruleId]);
    return { versions: rows.map(toRecord), total: counted?.total ?? 0 };
  }

  async find(organizationId: string, ruleId: string, version: number): Promise<RuleVersionRecord | null> {
    const [row] = await this.database.rows<Row & Record<string, unknown>>(`${select} and v.version = $3`, [organizationId, ruleId, version]);
    return row ? toRecord(row) : null;
  }
}

function toRecord({ before, ...row }: Row): RuleVersionRecord {
  return { ...row, changes: before ? changesBetween(before, row.rule) : [] };
}

export const changesBetween = (before: RuleText, after: RuleText): FieldChange[] =>
  ruleFieldNames.filter((field) => !sameJson(before[field], after[field])).map((field) => ({ field, before: before[field], after: after[field] }));
