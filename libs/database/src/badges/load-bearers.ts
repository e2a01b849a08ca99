import type { Bearer, HeldBadge, LivingBadgeRule, RaisedBadge, Scores, Standing } from '@app/domain';
import type { Queryable } from '../database.js';
import type { NamedBadgeRule } from './badge-rules.js';

/** With the moment at which the sweep asks for it; null: never. */
export interface StoredBadge extends HeldBadge {
  readonly dueAt: number | null;
  /** A rule gave it: it is not judged by its own conditions. */
  readonly isGiven: boolean;
}

/** Somebody whose badges are judged, and how he is told of. */
export interface KnownBearer extends Bearer {
  readonly held: readonly StoredBadge[];
  readonly entityId: string;
  readonly organizationId: string;
  readonly externalId: string;
  readonly type: string;
}

interface Row {
  entityId: string;
  organizationId: string;
  externalId: string;
  type: string;
  scores: Scores;
  raised: RaisedBadge[];
  knownSince: number;
  disregarded: boolean;
  held: { slug: string; since: number | null; holds_since: number | null; ceased_since: number | null; due_at: number | null; explanation: string; metadata: Record<string, unknown>; is_given: boolean }[];
  at: number;
}

const epoch = (column: string): string => `extract(epoch from ${column})::float8 * 1000`;

// The clock is the database's: what is due is found by it too, and machines need not agree on the time.
const load = {
  name: 'badges-bearers',
  text: `select a.entity_id as "entityId", a.organization_id as "organizationId", coalesce(e.external_id, e.id::text) as "externalId", e.type,
      a.scores, a.badges as raised, ${epoch('e.created_at')} as "knownSince", e.disregarded_at is not null or e.deleted_at is not null as disregarded,
      coalesce(held.badges, '[]') as held, ${epoch('clock_timestamp()')} as at
    from unnest($1::uuid[]) as asked(id)
    join analysis a on a.entity_id = asked.id
    join entity e on e.id = asked.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('slug', b.slug, 'since', ${epoch('b.since')}, 'holds_since', ${epoch('b.holds_since')},
        'ceased_since', ${epoch('b.ceased_since')}, 'due_at', ${epoch('b.due_at')}, 'explanation', b.explanation, 'metadata', b.metadata, 'is_given', b.given_by is not null)) as badges
      from entity_badge b where b.entity_id = asked.id
    ) held on true
    order by a.entity_id`,
};

const rules = {
  name: 'badges-rules',
  text: `select organization_id as "organizationId", slug, name, type, priority, conditions, apply_delay_seconds as "applyDelaySeconds", remove_delay_seconds as "removeDelaySeconds"
    from badge_rule where organization_id = any(array(select distinct organization_id from analysis where entity_id = any($1::uuid[]))) and enabled order by organization_id, slug`,
};

export type LivingRule = LivingBadgeRule & NamedBadgeRule & { readonly organizationId: string };

export interface LoadedBearers {
  readonly bearers: readonly KnownBearer[];
  readonly rules: readonly LivingRule[];
  /** Now, by the database's clock. */
  readonly at: number;
}

/** Whoever calls holds the locks on these analyses. */
export async function loadBearers(tx: Queryable, entityIds: readonly string[]): Promise<LoadedBearers> {
  const [rows, living] = await Promise.all([tx.rows<Row & Record<string, unknown>>(load, [entityIds]), tx.rows<LivingRule & Record<string, unknown>>(rules, [entityIds])]);
  if (rows.length === 0) return { bearers: [], rules: [], at: 0 };
  return {
    bearers: rows.map((row) => ({ ...row, knownSince: Math.round(row.knownSince), held: row.held.map(toHeld) })),
    rules: living,
    at: Math.floor(Math.max(...rows.map(({ at }) => at))),
  };
}

function toHeld({ slug, since, holds_since: holdsSince, ceased_since: ceasedSince, due_at: due, explanation, metadata, is_given: isGiven }: Row['held'][number]): StoredBadge {
  return { slug, standing: standingOf(round(since), round(holdsSince), round(ceasedSince)), dueAt: round(due), explanation, metadata, isGiven };
}

function standingOf(since: number | null, holdsSince: number | null, ceasedSince: number | null): Standing {
  if (since === null) return { is: 'waiting', holdsSince: holdsSince ?? 0 };
  return ceasedSince === null ? { is: 'carried', since } : { is: 'leaving', since, ceasedSince };
}

/** Of a float the last digits are not a time. */
const round = (moment: number | null): number | null => (moment === null ? null : Math.round(moment));
