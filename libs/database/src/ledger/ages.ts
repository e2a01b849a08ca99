import type { Database } from '../database.js';

/** How late one station is. */
export interface StationAge {
  /** Age of the oldest batch (or due delivery) that waits here, in seconds; 0 when none does. */
  readonly oldestSeconds: number;
  readonly waiting: number;
  readonly waitingEvents: number;
  readonly buried: number;
  /** Seconds since a worker last took a heartbeat out of the queue; null when none ever did. */
  readonly heartbeatSeconds: number | null;
  readonly details: Record<string, unknown>;
  /** Since when an operator holds the station. */
  readonly pausedAt: Date | null;
}

export type StationName = 'geolocation' | 'scoring' | 'alerting' | 'delivery';

// What waits for an endpoint that fails or rests is its own lateness and not the station's: one dead receiver raises no alarm here.
const ages = `
  with station(name, stage) as (values ('geolocation', 'received'), ('scoring', 'located'), ('alerting', 'scored'), ('delivery', null)),
  batches as (
    select stage, count(*) filter (where buried_at is null) as waiting, count(*) filter (where buried_at is not null) as buried,
      coalesce(sum(cardinality(event_ids)) filter (where buried_at is null), 0) as events,
      extract(epoch from now() - min(accepted_at) filter (where buried_at is null)) as oldest
    from batch group by stage
  ), deliveries as (
    select count(*) as waiting, extract(epoch from now() - min(d.next_attempt_at)) as oldest
    from delivery d join webhook_endpoint e on e.id = d.endpoint_id
    where d.status = 'pending' and d.next_attempt_at <= now() and e.first_failure_at is null and (e.rests_until is null or e.rests_until <= now())
  )
  select s.name, case when s.stage is null then d.waiting else coalesce(b.waiting, 0) end::int as waiting,
    coalesce(b.events, 0)::int as "waitingEvents", coalesce(b.buried, 0)::int as buried,
    greatest(coalesce(case when s.stage is null then d.oldest else b.oldest end, 0), 0)::float8 as "oldestSeconds",
    extract(epoch from now() - h.at)::float8 as "heartbeatSeconds", coalesce(h.details, '{}') as details, h.paused_at as "pausedAt"
  from station s cross join deliveries d left join batches b on b.stage = s.stage left join station_heartbeat h on h.station = s.name`;

/** Measured against the time when work was accepted or became due, from the ledger: it also counts what Redis has lost. */
export class Ages {
  constructor(private readonly database: Database) {}

  async all(): Promise<Record<StationName, StationAge>> {
    const rows = await this.database.rows<StationAge & { name: StationName }>(ages);
    return Object.fromEntries(rows.map(({ name, ...age }) => [name, age])) as Record<StationName, StationAge>;
  }

  async beat(station: string, worker: string): Promise<void> {
    await this.database.run(
      `insert into station_heartbeat (station, at, worker) values ($1, now(), $2)
       on conflict (station) do update set at = now(), worker = excluded.worker`,
      [station, worker],
    );
  }

  /** What a station says of itself when it starts. */
  async introduce(station: string, details: Record<string, unknown>): Promise<void> {
    await this.database.run(
      `insert into station_heartbeat (station, details) values ($1, $2) on conflict (station) do update set details = excluded.details`,
      [station, JSON.stringify(details)],
    );
  }
}
