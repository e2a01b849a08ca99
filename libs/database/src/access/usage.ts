import type { Database } from '../database.js';

/** How much of its month an organization has used. */
export interface Usage {
  /** The first day of the calendar month (UTC) that is counted. */
  readonly month: string;
  readonly events: number;
  /** The organization's own limit; null: it has none. */
  readonly limit: number | null;
}

/** What organizations use, counted by acceptance: what is acknowledged is counted, in the same transaction. */
export class MonthlyUsage {
  constructor(private readonly database: Database) {}

  async of(organizationId: string): Promise<Usage> {
    const [usage] = await this.database.rows<Usage & Record<string, unknown>>(
      {
        name: 'monthly-usage',
        text: `select this.month::text as month, o.monthly_event_limit::float8 as "limit",
            coalesce((select sum(t.events) from event_tally t where t.organization_id = o.id and t.month = this.month), 0)::float8 as events
          from (select date_trunc('month', now() at time zone 'UTC')::date as month) this, organization o where o.id = $1`,
      },
      [organizationId],
    );
    if (!usage) throw new Error(`No organization has the id ${organizationId}.`);
    return usage;
  }

  /** How many of these idempotency keys were used before: their events are repeats and count once. */
  async repeats(organizationId: string, keys: readonly string[]): Promise<number> {
    const [found] = await this.database.rows<{ n: number }>(
      'select count(*)::int as n from unnest($2::text[]) as asked(key) join idempotency_key k on k.organization_id = $1 and k.key = asked.key',
      [organizationId, keys],
    );
    return found?.n ?? 0;
  }
}
