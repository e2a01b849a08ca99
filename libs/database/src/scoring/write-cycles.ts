import { type Analysis, type CycleCause, observationsToText, raisedBadges } from '@app/domain';
import type { Transaction } from '../database.js';

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

// JSON keeps no line break as it is, so that lines are told apart by them: as elements of an array, which are all quotes, the
// texts would be escaped here and read back there sign by sign.
const write = {
  name: 'cycles-write',
  text: `with c as materialized (
      select entity_id, organization_id, cycle, humanity, authenticity, uniqueness, behavior, scores::jsonb as scores, observations, badges, event_count, last_event_at, device_count, cause, changed
      from unnest($1::uuid[], $2::uuid[], $3::int[], $4::real[], $5::real[], $6::real[], $7::real[], string_to_array($8, E'\\n'), string_to_array($9, E'\\n'),
        string_to_array($10, E'\\n'), $11::bigint[], $12::timestamptz[], $13::int[], $14::text[], $15::boolean[]) as c(entity_id, organization_id, cycle, humanity, authenticity,
        uniqueness, behavior, scores, observations, badges, event_count, last_event_at, device_count, cause, changed)
    ), history as (
      insert into score_history (entity_id, organization_id, cycle, scores, observations, event_count, device_count, cause, duration_ms, finished_at)
      select entity_id, organization_id, cycle, scores, observations, event_count, device_count, cause, $16::real, clock_timestamp() from c where changed
    )
    insert into analysis (entity_id, organization_id, cycle, humanity, authenticity, uniqueness, behavior, scores, observations, badges,
      event_count, last_event_at, device_count, cause, duration_ms, started_at, finished_at)
    select entity_id, organization_id, cycle, humanity, authenticity, uniqueness, behavior, scores, case when not changed then observations end, badges::jsonb,
      event_count, last_event_at, device_count, cause, $16::real, $17::timestamptz, clock_timestamp() from c
    on conflict (entity_id) do update set cycle = excluded.cycle, humanity = excluded.humanity, authenticity = excluded.authenticity,
      uniqueness = excluded.uniqueness, behavior = excluded.behavior, scores = excluded.scores, observations = excluded.observations, badges = excluded.badges,
      event_count = excluded.event_count, cause = excluded.cause, last_event_at = excluded.last_event_at, device_count = excluded.device_count,
      duration_ms = excluded.duration_ms, started_at = excluded.started_at, finished_at = excluded.finished_at`,
};

/** The latest analysis of each entity, and a history row where a score changed. */
export function writeCycles(tx: Transaction, cycles: readonly Cycle[], took: { startedAt: Date; durationMs: number }): void {
  const values = (dimension: keyof Analysis['scores']): (number | null)[] => cycles.map(({ analysis }) => analysis.scores[dimension]?.value ?? null);
  const lines = (text: (analysis: Analysis) => string): string => cycles.map(({ analysis }) => text(analysis)).join('\n');
  tx.send(write, [
    cycles.map((c) => c.entityId),
    cycles.map((c) => c.organizationId),
    cycles.map((c) => c.cycle),
    values('HUMANITY'),
    values('AUTHENTICITY'),
    values('UNIQUENESS'),
    values('BEHAVIOR'),
    lines(({ scores }) => JSON.stringify(scores)),
    lines(({ observations }) => observationsToText(observations)),
    lines((analysis) => JSON.stringify(raisedBadges(analysis))),
    cycles.map((c) => c.eventCount),
    cycles.map((c) => c.lastEventAt.toISOString()),
    cycles.map((c) => c.deviceCount),
    cycles.map((c) => c.cause),
    cycles.map((c) => c.changed),
    took.durationMs,
    took.startedAt.toISOString(),
  ]);
}
