import { changesBetween, type CycleCause, cycleCauses, observationsFromText, type RevisedScore, revisingCauses, revisionOf, scoreConditionsOf, type Scores } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import type { Notice } from '../delivery/announce.js';
import { shorten } from '../delivery/shorten.js';
import type { RunningRule } from '../rules/running-rules.js';
import type { Unjudged } from './load-cases.js';
import { type ScoresShown, shown } from './snapshot.js';

// Only cycles that changed a score have a row; the one before it has the scores that held until then. Each is walked to by its
// number, and not among all that an entity has.
const looked = {
  name: 'alerting-looked-again',
  text: `select h.entity_id as "entityId", h.organization_id as "organizationId", h.cycle, h.cause, h.scores, h.observations,
      before.scores as "scoresBefore", before.observations as "observationsBefore", coalesce(e.external_id, e.id::text) as "externalId", e.type
    from unnest($1::uuid[], $2::int[], $3::int[]) as asked(entity_id, judged, latest)
    cross join lateral (select * from score_history where entity_id = asked.entity_id and cycle > asked.judged and cycle <= asked.latest order by cycle offset 0) h
    join entity e on e.id = h.entity_id
    cross join lateral (select scores, observations from score_history p where p.entity_id = h.entity_id and p.cycle < h.cycle order by p.cycle desc limit 1) before
    where h.cause = any($4)
    order by h.entity_id, h.cycle`,
};

const insert = {
  name: 'score-revision-insert',
  text: `insert into score_revision (id, organization_id, entity_id, cycle, cause, body, revised_at)
    select n.*, $7 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::jsonb[]) as n
    on conflict (entity_id, cycle) do nothing returning id`,
};

interface LookedAgain {
  readonly entityId: string;
  readonly organizationId: string;
  readonly cycle: number;
  readonly cause: CycleCause;
  readonly scores: Scores;
  readonly observations: string;
  readonly scoresBefore: Scores;
  readonly observationsBefore: string;
  readonly externalId: string;
  readonly type: string;
}

/** A verdict that a late or corrected event changed: old, new and why. */
export interface RevisionBody {
  readonly revisionId: string;
  readonly entity: { readonly id: string; readonly externalId: string; readonly type: string };
  readonly cycle: number;
  readonly cause: CycleCause;
  readonly because: string;
  readonly before: ScoresShown;
  readonly after: ScoresShown;
  readonly revised: readonly RevisedScore[];
  readonly reasons: readonly { readonly code: string; readonly change: string; readonly points: number; readonly because: string }[];
}

const MOST_REASONS = 5;
/** As in the notices of alerts: together these keep a body below 20 KB. */
const LONGEST = { text: 256, reason: 300 };

/**
 * Writes down which verdicts the unjudged cycles revised, and answers what is to be told about them. An entity and its cycle have
 * one revision, and this comes in the transaction that marks the cycle as judged: it is told once, however often it is tried.
 */
export async function revise(tx: Queryable, unjudged: readonly Unjudged[], { rules, points }: { rules: readonly RunningRule[]; points: number }, at: Date): Promise<Notice[]> {
  const causes: readonly CycleCause[] = revisingCauses;
  const asked = unjudged.filter((row) => !row.disregarded && (causes.includes(row.cause) || row.alerted_cycle + 1 < row.cycle));
  if (asked.length === 0) return [];
  const cycles = await tx.rows<LookedAgain & Record<string, unknown>>(looked, [asked.map((row) => row.entity_id), asked.map((row) => row.alerted_cycle), asked.map((row) => row.cycle), causes]);
  const revisions = cycles.flatMap((one) => {
    const conditions = rules.filter((rule) => rule.organizationId === one.organizationId && rule.status === 'active').flatMap((rule) => scoreConditionsOf(rule.conditions));
    const revised = revisionOf(one.scoresBefore, one.scores, { conditions, points });
    return revised.length === 0 ? [] : [{ ...one, body: bodyOf(one, revised) }];
  });
  if (revisions.length === 0) return [];
  const written = await tx.rows<{ id: string }>(insert, [
    revisions.map(({ body }) => body.revisionId),
    revisions.map((one) => one.organizationId),
    revisions.map((one) => one.entityId),
    revisions.map((one) => one.cycle),
    revisions.map((one) => one.cause),
    revisions.map(({ body }) => JSON.stringify(body)),
    at.toISOString(),
  ]);
  const fresh = new Set(written.map(({ id }) => id));
  return revisions
    .filter(({ body }) => fresh.has(body.revisionId))
    .map(({ entityId, organizationId, body }): Notice => ({ type: 'score.revised', about: { entityId }, organizationId, body: JSON.stringify({ type: 'score.revised', timestamp: at.toISOString(), data: body }) }));
}

function bodyOf(one: LookedAgain, revised: readonly RevisedScore[]): RevisionBody {
  const dimensions = new Set(revised.map(({ dimension }) => dimension));
  const reasons = changesBetween(observationsFromText(one.observationsBefore), observationsFromText(one.observations)).filter(({ dimension }) => dimensions.has(dimension));
  return {
    revisionId: uuid(),
    entity: { id: one.entityId, externalId: shorten(one.externalId, LONGEST.text), type: one.type },
    cycle: one.cycle,
    cause: one.cause,
    because: cycleCauses[one.cause],
    before: shown(one.scoresBefore),
    after: shown(one.scores),
    revised,
    reasons: reasons.slice(0, MOST_REASONS).map(({ code, change, points, because }) => ({ code, change, points, because: shorten(because, LONGEST.reason) })),
  };
}
