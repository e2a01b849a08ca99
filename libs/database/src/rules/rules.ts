import type { ScoreCondition } from '@app/domain';
import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { RuleEntity, type Severity } from '../tables/alert.entity.js';

/** What a rule says. */
export interface RuleText {
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly enabled: boolean;
  readonly conditions: readonly ScoreCondition[];
}

/** A rule as it is shown. */
export interface RuleRecord extends RuleText {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The rules of an organization. Alerting reads them anew with every batch, so a change holds from the next one on. */
export class Rules {
  constructor(private readonly database: Database) {}

  async create(organizationId: string, rule: RuleText): Promise<RuleRecord> {
    const now = new Date();
    const row = { id: uuid(), organizationId, ...rule, conditions: [...rule.conditions], version: 1, createdAt: now, updatedAt: now };
    await this.table.insert(row);
    return toRecord({ ...row, deletedAt: null });
  }

  /** In the order in which they were made. */
  async list(organizationId: string, page: { limit: number; offset: number }): Promise<{ rules: RuleRecord[]; total: number }> {
    const [rows, total] = await this.table.findAndCount({
      where: { organizationId, deletedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
    return { rules: rows.map(toRecord), total };
  }

  /** Those that are held against scores, as alerting takes them. */
  async enabled(organizationId: string): Promise<RuleRecord[]> {
    const rows = await this.table.find({ where: { organizationId, enabled: true, deletedAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.map(toRecord);
  }

  async find(organizationId: string, id: string): Promise<RuleRecord | null> {
    const row = await this.table.findOneBy({ organizationId, id, deletedAt: IsNull() });
    return row && toRecord(row);
  }

  /** Every change is a new version, so that an alert can say by which one it was raised. Null when there is no such rule. */
  async change(organizationId: string, id: string, change: { readonly [Field in keyof RuleText]?: RuleText[Field] | undefined }): Promise<RuleRecord | null> {
    const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(fields).length > 0) {
      await this.table.update({ organizationId, id, deletedAt: IsNull() }, { ...fields, version: () => 'version + 1', updatedAt: new Date() });
    }
    return this.find(organizationId, id);
  }

  /** It raises nothing any more. Its alerts stay as they are. Answers false when there is no such rule. */
  async remove(organizationId: string, id: string): Promise<boolean> {
    const { affected } = await this.table.update({ organizationId, id, deletedAt: IsNull() }, { deletedAt: new Date() });
    return affected === 1;
  }

  private get table() {
    return this.database.source.getRepository(RuleEntity);
  }
}

function toRecord({ id, name, description, severity, enabled, conditions, version, createdAt, updatedAt }: RuleEntity): RuleRecord {
  // Only what the rule's schema let through is ever written.
  return { id, name, description, severity, enabled, conditions: conditions as ScoreCondition[], version, createdAt, updatedAt };
}
