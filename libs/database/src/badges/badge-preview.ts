import { answerTo, type BadgeCondition, type Scores } from '@app/domain';
import type { Database, Queryable } from '../database.js';

/** So many are asked about at most: what it costs does not grow with the organization. */
const MOST = 5_000;
/** A sample is taken from so many stretches of the time in which people came: the newest alone would all be young. */
const STRETCHES = 50;
const SHOWN = 10;

/** Somebody who would carry a badge, and why. */
export interface WouldCarry {
  readonly entityId: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly because: string;
}

/** Who would carry a badge now. */
export interface BadgePreview {
  /** How many scored people were asked about. */
  readonly looked: number;
  /** There are more than were asked about. */
  readonly isSample: boolean;
  readonly carriers: number;
  /** The first of them, the newest first. */
  readonly people: readonly WouldCarry[];
}

interface Row {
  entityId: string;
  externalId: string | null;
  name: string | null;
  scores: Scores;
  knownSince: number;
  at: number;
}

// Whoever is disregarded or deleted carries nothing, and whoever has no scores was never judged.
const people = `
  with span as (
    select (select created_at from entity where organization_id = $1 order by created_at, id limit 1) as first,
      (select created_at from entity where organization_id = $1 order by created_at desc, id desc limit 1) as last
  ), stretch as (
    select first + (last - first) * n / $2::int as "from", first + (last - first) * (n + 1) / $2::int + case when n = $2::int - 1 then interval '1 ms' else interval '0' end as until
    from span cross join generate_series(0, $2::int - 1) as n
  )
  select e.id as "entityId", e.external_id as "externalId", e.name, a.scores, extract(epoch from e.created_at)::float8 * 1000 as "knownSince", extract(epoch from now())::float8 * 1000 as at
  from stretch
  cross join lateral (
    select id, external_id, name, created_at, deleted_at, disregarded_at from entity
    where organization_id = $1 and created_at >= stretch."from" and created_at < stretch.until order by created_at desc, id desc limit $3::int
  ) e
  join analysis a on a.entity_id = e.id
  where e.deleted_at is null and e.disregarded_at is null
  order by e.created_at desc, e.id desc`;

/** Asked before a badge rule is kept: it judges as alerting will, delays aside, and changes nothing. */
export class BadgePreviews {
  constructor(private readonly database: Database) {}

  async ask(organizationId: string, conditions: readonly BadgeCondition[], withinMs: number): Promise<BadgePreview> {
    return this.database.reading(async (tx) => {
      const isSample = await hasMore(tx, organizationId);
      const stretches = isSample ? STRETCHES : 1;
      const rows = await tx.rows<Row & Record<string, unknown>>(people, [organizationId, stretches, MOST / stretches]);
      const carriers = rows.flatMap(({ entityId, externalId, name, scores, knownSince, at }) => {
        const { holdsFrom, because } = answerTo(conditions, { scores, knownSince });
        return holdsFrom !== null && holdsFrom <= at ? [{ entityId, externalId, name, because }] : [];
      });
      return { looked: rows.length, isSample, carriers: carriers.length, people: carriers.slice(0, SHOWN) };
    }, withinMs);
  }
}

async function hasMore(tx: Queryable, organizationId: string): Promise<boolean> {
  const rows = await tx.rows('select 1 from entity where organization_id = $1 order by created_at desc, id desc offset $2 limit 1', [organizationId, MOST]);
  return rows.length > 0;
}
