import type { Database } from '../database.js';

/** What a rule did on one day, by UTC. */
export interface RuleDay {
  readonly day: string;
  readonly evaluated: number;
  readonly hits: number;
  readonly shadowHits: number;
  readonly failures: number;
}

/** How often it hit in one hour. */
export interface RuleHour {
  readonly hour: string;
  readonly hits: number;
  readonly shadowHits: number;
}

export interface RuleActivity {
  readonly ruleId: string;
  readonly days: readonly RuleDay[];
  /** Hits, those in shadow too, of each of the last times 24 hours, the newest last. */
  readonly lately: readonly number[];
}

interface Asked {
  readonly organizationId: string;
  /** So many days, that of `now` among them; hours go back a month. */
  readonly days: number;
  readonly now: Date;
  readonly ruleId: string | null;
}

const ofRules = 'r.organization_id = $1 and r.deleted_at is null and ($3::uuid is null or r.id = $3)';

const byDay = {
  name: 'rule-activity',
  text: `select t.rule_id as "ruleId", to_char(t.day, 'YYYY-MM-DD') as day, sum(t.evaluated)::float8 as evaluated, sum(t.hits)::float8 as hits, sum(t.shadow_hits)::float8 as "shadowHits", sum(t.failures)::float8 as failures
    from rule r join rule_tally t on t.rule_id = r.id and t.day >= $2::date
    where ${ofRules}
    group by t.rule_id, t.day order by t.rule_id, t.day`,
};

// To the hour: that of $2 is the last of them.
const bySpan = {
  name: 'rule-activity-lately',
  text: `select h.rule_id as "ruleId", floor(extract(epoch from $2::timestamptz - h.hour) / 86400)::int as ago, sum(h.hits + h.shadow_hits)::float8 as hits
    from rule r join rule_hour h on h.rule_id = r.id and h.hour > $2::timestamptz - $4 * interval '1 day' and h.hour <= $2::timestamptz
    where ${ofRules}
    group by 1, 2`,
};

const byHour = {
  name: 'rule-activity-hours',
  text: `select to_char(h.hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour, sum(h.hits)::float8 as hits, sum(h.shadow_hits)::float8 as "shadowHits"
    from rule r join rule_hour h on h.rule_id = r.id and h.hour > $2::timestamptz - $4 * interval '1 day'
    where ${ofRules}
    group by h.hour order by h.hour`,
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The days and hours of an organization's rules, from tallies: their cost grows with rules and days, and not with events. */
export class RuleActivities {
  constructor(private readonly database: Database) {}

  async list({ organizationId, days, now, ruleId }: Asked): Promise<{ readonly since: string; readonly activity: readonly RuleActivity[]; readonly hours: readonly RuleHour[] }> {
    const since = new Date(now.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
    const thisHour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();
    const [ofDays, spans, hours] = await Promise.all([
      this.database.rows<RuleDay & { ruleId: string } & Record<string, unknown>>(byDay, [organizationId, since, ruleId]),
      this.database.rows<{ ruleId: string; ago: number; hits: number }>(bySpan, [organizationId, thisHour, ruleId, days]),
      ruleId === null ? [] : this.database.rows<RuleHour & Record<string, unknown>>(byHour, [organizationId, thisHour, ruleId, days]),
    ]);
    const found = new Map<string, { ruleId: string; days: RuleDay[]; lately: number[] }>();
    const of = (id: string) => {
      const known = found.get(id) ?? { ruleId: id, days: [], lately: Array.from({ length: days }, () => 0) };
      found.set(id, known);
      return known;
    };
    for (const { ruleId: id, ...day } of ofDays) of(id).days.push(day);
    for (const { ruleId: id, ago, hits } of spans) of(id).lately[days - 1 - ago] = hits;
    return { since, activity: [...found.values()], hours };
  }
}
