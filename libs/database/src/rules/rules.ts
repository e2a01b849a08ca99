import { type Decision, type EvaluationMode, type Explained, sameJson } from '@app/domain';
import { v7 as uuid } from 'uuid';
import { behind, behindRank, type Place, type RankedPlace } from '../behind.js';
import type { Database, Queryable } from '../database.js';
import type { PageAsked } from '../page.js';
import { type RuleFilter, type RuleOrder, ruleRanks, whereOf } from './rule-filter.js';
import { type RuleChange, ruleFieldNames, type RuleText, storedFields, storedValue, textColumns, textOf } from './rule-text.js';

/** A rule as it is shown. */
export interface RuleRecord extends RuleText {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
  readonly previousVersionId: string | null;
  readonly stats: RuleStats;
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A rule in a list, with what it has its place by. */
export interface ListedRule extends RuleRecord {
  readonly rank: Date | number | string | null;
}

/** What became of a rule since it was made. */
export interface RuleStats {
  readonly evaluated: number;
  readonly hits: number;
  readonly shadowHits: number;
  readonly failures: number;
  readonly lastHitAt: string | null;
}

/** A rule that held at an event, as it is shown. */
export interface RuleHitRecord {
  readonly eventId: string;
  readonly entityId: string | null;
  readonly eventAt: Date;
  readonly ruleVersion: number;
  readonly evaluationMode: EvaluationMode;
  readonly isShadow: boolean;
  readonly score: number | null;
  readonly decision: Decision | null;
  readonly conditions: Explained;
  readonly hitAt: Date;
}

/** `stale`: it was changed by somebody else since the version that the caller knew. */
export type RuleChanged = { readonly is: 'changed'; readonly rule: RuleRecord } | { readonly is: 'unknown' } | { readonly is: 'stale'; readonly version: number };

const columns = `r.id, r.organization_id as "organizationId", ${textColumns}, r.version, r.created_by as "createdBy", r.updated_by as "updatedBy", r.created_at as "createdAt", r.updated_at as "updatedAt",
  (select v.id from rule_version v where v.rule_id = r.id and v.version = r.version - 1) as "previousVersionId",
  (select jsonb_build_object('evaluated', coalesce(sum(t.evaluated), 0), 'hits', coalesce(sum(t.hits), 0), 'shadowHits', coalesce(sum(t.shadow_hits), 0), 'failures', coalesce(sum(t.failures), 0),
    'lastHitAt', to_char(max(t.last_hit_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from rule_tally t where t.rule_id = r.id) as stats`;

const insert = `insert into rule (id, organization_id, version, created_by, updated_by, created_at, updated_at, ${ruleFieldNames.map((field) => storedFields[field].column).join(', ')})
  values ($1, $2, 1, $3, $3, $4, $4, ${ruleFieldNames.map((_, n) => `$${n + 5}`).join(', ')})`;

const keep = 'insert into rule_version (id, rule_id, version, text, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)';

/** The rules of an organization. Whatever runs them looks at their versions with every batch, so a change holds from the next one on. */
export class Rules {
  constructor(private readonly database: Database) {}

  create(organizationId: string, text: RuleText, by: string | null = null): Promise<RuleRecord> {
    return this.database.transaction((tx) => create(tx, organizationId, text, by));
  }

  /** Unless there is a rule with this tag, which the text carries. Null when there is. */
  createOnce(organizationId: string, text: RuleText, tag: string, by: string): Promise<RuleRecord | null> {
    return this.database.transaction(async (tx) => {
      // One at a time, or two would both find none.
      await tx.run('select from organization where id = $1 for no key update', [organizationId]);
      const there = await tx.rows('select 1 from rule where organization_id = $1 and deleted_at is null and $2 = any(tags) limit 1', [organizationId, tag]);
      return there.length > 0 ? null : create(tx, organizationId, text, by);
    });
  }

  /** Which of these tags rules carry, and the id of one that does. */
  async tagged(organizationId: string, tags: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.rows<{ tag: string; id: string }>(
      'select tag, r.id from rule r cross join unnest(r.tags) as tag where r.organization_id = $1 and r.deleted_at is null and r.tags && $2::text[] and tag = any($2::text[]) order by r.created_at desc',
      [organizationId, tags],
    );
    return new Map(rows.map(({ tag, id }) => [tag, id]));
  }

  async list(organizationId: string, filter: RuleFilter, { by, direction }: RuleOrder, { limit, offset, after }: PageAsked & { readonly after: RankedPlace | null }): Promise<{ rules: ListedRule[]; total: number; hasMore: boolean }> {
    const { where, values } = whereOf(organizationId, filter);
    const beyond = behindRank(after, { ...ruleRanks[by], id: 'r.id', direction }, values.length);
    const rules = await this.database.rows<ListedRule & Record<string, unknown>>(
      `select ${columns}, ${ruleRanks[by].by} as rank from rule r where ${where}${beyond.condition} order by ${beyond.order} limit ${limit + 1} offset ${offset}`,
      [...values, ...beyond.values],
    );
    const [counted] = await this.database.rows<{ total: number }>(`select count(*)::int as total from rule r where ${where}`, values);
    return { rules: rules.slice(0, limit), total: counted?.total ?? 0, hasMore: rules.length > limit };
  }

  find(organizationId: string, id: string): Promise<RuleRecord | null> {
    return find(this.database, organizationId, id);
  }

  /**
   * Every change is a new version, and what the rule said before is kept, so that an alert can say by which one it was raised.
   * A change that changes nothing is none. Whoever names the version that he knew overwrites nobody's change.
   */
  change(organizationId: string, id: string, change: RuleChange, { by = null, known }: { readonly by?: string | null; readonly known?: number | undefined } = {}): Promise<RuleChanged> {
    return this.database.transaction(async (tx) => {
      await tx.run('select from rule where organization_id = $1 and id = $2 for no key update', [organizationId, id]);
      const before = await find(tx, organizationId, id);
      if (!before) return { is: 'unknown' };
      if (known !== undefined && known !== before.version) return { is: 'stale', version: before.version };
      const after = { ...textOf(before), ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
      if (sameJson(textOf(before), after)) return { is: 'changed', rule: before };
      const now = new Date();
      const set = ruleFieldNames.map((field, n) => `${storedFields[field].column} = $${n + 4}`).join(', ');
      await tx.run(`update rule set version = version + 1, updated_at = $2, updated_by = $3, ${set} where id = $1`, [id, now, by, ...ruleFieldNames.map((field) => storedValue(field, after))]);
      await tx.run(keep, [uuid(), id, before.version + 1, JSON.stringify(after), by, now]);
      return { is: 'changed', rule: (await find(tx, organizationId, id)) as RuleRecord };
    });
  }

  /** The newest first. */
  async hits(ruleId: string, { limit, offset, after }: PageAsked & { readonly after: Place | null }): Promise<{ hits: RuleHitRecord[]; total: number; hasMore: boolean }> {
    const beyond = behind(after, { at: 'hit_at', id: 'event_id', direction: 'desc' }, 1);
    const hits = await this.database.rows<RuleHitRecord & Record<string, unknown>>(
      `select event_id as "eventId", entity_id as "entityId", event_at as "eventAt", rule_version as "ruleVersion", evaluation_mode as "evaluationMode", is_shadow as "isShadow", score, decision, conditions, hit_at as "hitAt"
       from rule_hit where rule_id = $1${beyond.condition} order by ${beyond.order} limit ${limit + 1} offset ${offset}`,
      [ruleId, ...beyond.values],
    );
    const [counted] = await this.database.rows<{ total: number }>('select count(*)::int as total from rule_hit where rule_id = $1', [ruleId]);
    return { hits: hits.slice(0, limit), total: counted?.total ?? 0, hasMore: hits.length > limit };
  }

  /** It runs no more. Its versions, hits and alerts stay as they are. Answers false when there is no such rule. */
  async remove(organizationId: string, id: string): Promise<boolean> {
    return (await this.database.run('update rule set deleted_at = now(), version = version + 1 where organization_id = $1 and id = $2 and deleted_at is null', [organizationId, id])) === 1;
  }
}

async function create(tx: Queryable, organizationId: string, text: RuleText, by: string | null): Promise<RuleRecord> {
  const [id, now] = [uuid(), new Date()];
  await tx.run(insert, [id, organizationId, by, now, ...ruleFieldNames.map((field) => storedValue(field, text))]);
  await tx.run(keep, [uuid(), id, 1, JSON.stringify(textOf(text)), by, now]);
  return (await find(tx, organizationId, id)) as RuleRecord;
}

async function find(from: Queryable, organizationId: string, id: string): Promise<RuleRecord | null> {
  const [rule] = await from.rows<RuleRecord & Record<string, unknown>>(`select ${columns} from rule r where r.organization_id = $1 and r.id = $2 and r.deleted_at is null`, [organizationId, id]);
  return rule ?? null;
}
