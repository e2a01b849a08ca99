import { badgeSlug, type BadgeCondition, type BadgeType } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { BadgeRuleEntity } from '../tables/badge.entity.js';

/** How a badge of an organization's own is shown. */
export interface NamedBadgeRule {
  readonly name: string;
  readonly type: BadgeType;
  /** Higher ones are shown first. */
  readonly priority: number;
}

/** What a badge rule says. */
export interface BadgeRuleText extends NamedBadgeRule {
  readonly conditions: readonly BadgeCondition[];
  readonly applyDelaySeconds: number;
  readonly removeDelaySeconds: number;
  readonly enabled: boolean;
}

/** A badge rule as it is shown. */
export interface BadgeRuleRecord extends BadgeRuleText {
  readonly id: string;
  /** From the name that it was made with. It stays when the name changes: entities carry it, and others look for it. */
  readonly slug: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What became of a wish for a badge rule. Every rule is held against every entity that is scored, so there is an end to them. */
export type BadgeRuleCreation = { readonly is: 'created'; readonly rule: BadgeRuleRecord } | { readonly is: 'slug taken'; readonly slug: string } | { readonly is: 'too many' };

/** The badges of an organization's own. Alerting reads them anew with every batch, so a change holds from the next one on. */
export class BadgeRules {
  constructor(private readonly database: Database) {}

  create(organizationId: string, rule: BadgeRuleText, most: number): Promise<BadgeRuleCreation> {
    const now = new Date();
    const row = { id: uuid(), organizationId, slug: badgeSlug(rule.name), ...rule, conditions: [...rule.conditions], createdAt: now, updatedAt: now };
    return this.database.transaction(async (tx): Promise<BadgeRuleCreation> => {
      // One at a time, or two would both be the last that fits.
      await tx.run('select from organization where id = $1 for no key update', [organizationId]);
      const known = await tx.rows<{ slug: string }>('select slug from badge_rule where organization_id = $1', [organizationId]);
      if (known.some(({ slug }) => slug === row.slug)) return { is: 'slug taken', slug: row.slug };
      if (known.length >= most) return { is: 'too many' };
      await tx.run(
        `insert into badge_rule (id, organization_id, slug, name, type, priority, conditions, apply_delay_seconds, remove_delay_seconds, enabled, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
        [row.id, organizationId, row.slug, row.name, row.type, row.priority, JSON.stringify(row.conditions), row.applyDelaySeconds, row.removeDelaySeconds, row.enabled, now],
      );
      return { is: 'created', rule: toRecord(row) };
    });
  }

  /** In the order in which their badges are shown. */
  async list(organizationId: string, page: { limit: number; offset: number }): Promise<{ items: BadgeRuleRecord[]; total: number }> {
    const [rows, total] = await this.table.findAndCount({ where: { organizationId }, order: { priority: 'DESC', slug: 'ASC' }, take: page.limit, skip: page.offset });
    return { items: rows.map(toRecord), total };
  }

  /** Those whose badges are shown. */
  async enabled(organizationId: string): Promise<BadgeRuleRecord[]> {
    const rows = await this.table.find({ where: { organizationId, enabled: true }, order: { priority: 'DESC', slug: 'ASC' } });
    return rows.map(toRecord);
  }

  async find(organizationId: string, id: string): Promise<BadgeRuleRecord | null> {
    const row = await this.table.findOneBy({ organizationId, id });
    return row && toRecord(row);
  }

  /** Null when there is no such rule. */
  async change(organizationId: string, id: string, change: { readonly [Field in keyof BadgeRuleText]?: BadgeRuleText[Field] | undefined }): Promise<BadgeRuleRecord | null> {
    const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(fields).length > 0) await this.table.update({ organizationId, id }, { ...fields, updatedAt: new Date() });
    return this.find(organizationId, id);
  }

  /** Its badge is shown no more; who carries it is told so when he is next judged. Answers false when there is no such rule. */
  async remove(organizationId: string, id: string): Promise<boolean> {
    const { affected } = await this.table.delete({ organizationId, id });
    return affected === 1;
  }

  private get table() {
    return this.database.source.getRepository(BadgeRuleEntity);
  }
}

function toRecord({ id, slug, name, type, priority, conditions, applyDelaySeconds, removeDelaySeconds, enabled, createdAt, updatedAt }: BadgeRuleEntity): BadgeRuleRecord {
  // Only what the rule's schema let through is ever written.
  return { id, slug, name, type, priority, conditions: conditions as BadgeCondition[], applyDelaySeconds, removeDelaySeconds, enabled, createdAt, updatedAt };
}
