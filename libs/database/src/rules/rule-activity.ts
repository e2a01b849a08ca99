import type { Database } from '../database.js';

/** What a rule did on one day. */
export interface RuleDay {
  readonly day: string;
  readonly evaluated: number;
  readonly hits: number;
  readonly shadowHits: number;
  readonly failures: number;
}

export interface RuleActivity {
  readonly ruleId: string;
  readonly days: readonly RuleDay[];
}

const byDay = {
  name: 'rule-activity',
  text: `select t.rule_id as "ruleId", to_char(t.day, 'YYYY-MM-DD') as day, sum(t.evaluated)::float8 as evaluated, sum(t.hits)::float8 as hits, sum(t.shadow_hits)::float8 as "shadowHits", sum(t.failures)::float8 as failures
    from rule r join rule_tally t on t.rule_id = r.id and t.day >= $2::date
    where r.organization_id = $1 and r.deleted_at is null and ($3::uuid is null or r.id = $3)
    group by t.rule_id, t.day order by t.rule_id, t.day`,
};

/** The days of an organization's rules, from the tally: their cost grows with rules and days, and not with events. */
export class RuleActivities {
  constructor(private readonly database: Database) {}

  async since(organizationId: string, day: string, ruleId: string | null = null): Promise<RuleActivity[]> {
    const found = new Map<string, RuleDay[]>();
    for (const { ruleId: id, ...one } of await this.database.rows<RuleDay & { ruleId: string } & Record<string, unknown>>(byDay, [organizationId, day, ruleId])) {
      const days = found.get(id) ?? [];
      found.set(id, days);
      days.push(one);
    }
    return [...found].map(([id, days]) => ({ ruleId: id, days }));
  }
}
