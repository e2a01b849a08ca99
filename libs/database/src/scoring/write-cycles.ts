import { type Analysis, type CycleCause, raisedBadges } from '@app/domain';
import type { Queryable } from '../database.js';

/** One scoring of one entity. */
export interface Cycle {
  readonly entityId: string;
  readonly organizationId: string;
  readonly cycle: number;
  readonly analysis: Analysis;
  /** Whether a score or its confidence differs from the last cycle. */
  readonly changed: boolean;
  readonly eventCount: number;
  readonly lastEventAt: Date;
  readonly deviceCount: number;
  readonly cause: CycleCause;
  /** When the events that came with it happened, in milliseconds since 1970. */
  readonly happenedAt: readonly number[];
}

type Arrays = readonly unknown[];

const upsert = {
  name: 'analysis-upsert',
  text: `insert into analysis (entity_id, organization_id, cycle, humanity, authenticity, uniqueness, behavior, scores, observations, badges,
      event_count, last_event_at, device_count, cause, duration_ms, started_at, finished_at)
    select c.*, $15::real, $16::timestamptz, clock_timestamp()
    from unnest($1::uuid[], $2::uuid[], $3::int[], $4::real[], $5::real[], $6::real[], $7::real[], $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::bigint[], $12::timestamptz[], $13::int[], $14::text[]) as c
    on conflict (entity_id) do update set cycle = excluded.cycle, humanity = excluded.humanity, authenticity = excluded.authenticity,
      uniqueness = excluded.uniqueness, behavior = excluded.behavior, scores = excluded.scores, observations = excluded.observations, badges = excluded.badges,
      event_count = excluded.event_count, cause = excluded.cause, last_event_at = excluded.last_event_at, device_count = excluded.device_count,
      duration_ms = excluded.duration_ms, started_at = excluded.started_at, finished_at = excluded.finished_at`,
};

const remember = {
  name: 'score-history-insert',
  text: `insert into score_history (entity_id, organization_id, cycle, scores, observations, event_count, device_count, cause, duration_ms, finished_at)
    select c.*, $9::real, clock_timestamp()
    from unnest($1::uuid[], $2::uuid[], $3::int[], $4::jsonb[], $5::jsonb[], $6::bigint[], $7::int[], $8::text[]) as c`,
};

/** The latest analysis of each entity, and a history row where a score changed. */
export async function writeCycles(tx: Queryable, cycles: readonly Cycle[], took: { startedAt: Date; durationMs: number }): Promise<void> {
  const scoresOf = ({ analysis }: Cycle): string => JSON.stringify(analysis.scores);
  const observationsOf = ({ analysis }: Cycle): string => JSON.stringify(analysis.observations);
  const identity = (some: readonly Cycle[]): Arrays => [some.map((c) => c.entityId), some.map((c) => c.organizationId), some.map((c) => c.cycle)];
  const value = (dimension: keyof Analysis['scores']): Arrays => cycles.map(({ analysis }) => analysis.scores[dimension]?.value ?? null);
  await tx.run(upsert, [
    ...identity(cycles),
    value('HUMANITY'),
    value('AUTHENTICITY'),
    value('UNIQUENESS'),
    value('BEHAVIOR'),
    cycles.map(scoresOf),
    cycles.map(observationsOf),
    cycles.map(({ analysis }) => JSON.stringify(raisedBadges(analysis))),
    cycles.map((c) => c.eventCount),
    cycles.map((c) => c.lastEventAt.toISOString()),
    cycles.map((c) => c.deviceCount),
    cycles.map((c) => c.cause),
    took.durationMs,
    took.startedAt.toISOString(),
  ]);
  const changed = cycles.filter((cycle) => cycle.changed);
  if (changed.length === 0) return;
  await tx.run(remember, [
    ...identity(changed),
    changed.map(scoresOf),
    changed.map(observationsOf),
    changed.map((c) => c.eventCount),
    changed.map((c) => c.deviceCount),
    changed.map((c) => c.cause),
    took.durationMs,
  ]);
}
