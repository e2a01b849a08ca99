import type { Database } from '../database.js';

/** So many events came there within so many seconds. */
export interface Lag {
  readonly kind: 'eventToScore' | 'eventToWebhook';
  /** Infinity: all of them. */
  readonly within: number;
  readonly events: number;
}

/** How late scores and webhooks are after their event, over all processes. */
export class LagTallies {
  constructor(private readonly database: Database) {}

  async add(lags: readonly Lag[]): Promise<void> {
    if (lags.length === 0) return;
    await this.database.run(
      `insert into lag_tally (kind, minute, within, events) select kind, date_trunc('minute', now()), within, events from unnest($1::text[], $2::float8[], $3::int[]) as l(kind, within, events)
       order by kind, within on conflict (kind, minute, within) do update set events = lag_tally.events + excluded.events`,
      [lags.map(({ kind }) => kind), lags.map(({ within }) => within), lags.map(({ events }) => events)],
    );
  }

  /** The narrowest first. */
  lastHour(): Promise<Lag[]> {
    return this.database.rows<Lag & Record<string, unknown>>(`select kind, within, sum(events)::int as events from lag_tally where minute > now() - interval '1 hour' group by kind, within order by kind, within`);
  }
}
