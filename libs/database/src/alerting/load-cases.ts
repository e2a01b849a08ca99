import { type ContributedObservation, type CycleCause, observationsFromText, type Scores, type Standing } from '@app/domain';
import type { Queryable, Transaction } from '../database.js';
import { loadStates, observationsByCode } from '../rules/load-states.js';
import type { RunningRule } from '../rules/running-rules.js';
import type { Case, Opening } from './judge.js';
import type { Background } from './snapshot.js';

interface Locked {
  entity_id: string;
  organization_id: string;
  cycle: number;
  alerted_cycle: number;
  scores: Scores;
  cause: CycleCause;
  disregarded: boolean;
}

/** The cycles of an entity that nobody has judged yet: after `alerted_cycle` up to `cycle`. */
export type Unjudged = Locked;

// In id order, everywhere: batches that share people wait for each other and cannot deadlock.
const lock = {
  name: 'alerting-lock',
  text: `select entity_id, organization_id, cycle, alerted_cycle, scores, cause,
      exists (select from entity e where e.id = analysis.entity_id and e.disregarded_at is not null) as disregarded
    from analysis where entity_id = any($1::uuid[]) order by entity_id for no key update`,
};

// The latest cycle stands in the analysis; history adds those between, which another batch has brought.
const between = {
  name: 'alerting-history',
  text: `select h.entity_id, h.cycle, h.scores, case when $4 then h.observations end as observations from unnest($1::uuid[], $2::int[], $3::int[]) as asked(entity_id, judged, latest)
    join score_history h on h.entity_id = asked.entity_id and h.cycle > asked.judged and h.cycle < asked.latest
    order by h.entity_id, h.cycle`,
};

// By the index of what is open, so that the cost does not grow with the alerts that have ended.
const open = {
  name: 'alerting-open',
  text: 'select id, rule_id, entity_id from alert where rule_id = any($1::uuid[]) and entity_id = any($2::uuid[]) and ended_at is null',
};

interface StandingRow {
  entity_id: string;
  rule_id: string;
  holds_since: Date | null;
  ceased_since: Date | null;
}

const noted = { name: 'alerting-standings', text: 'select entity_id, rule_id, holds_since, ceased_since from rule_standing where entity_id = any($1::uuid[])' };

const forget = { name: 'alerting-forget-standings', text: 'delete from rule_standing where entity_id = any($1::uuid[])' };

const judged = { name: 'alerting-judged', text: 'update analysis set alerted_cycle = cycle where entity_id = any($1::uuid[]) and alerted_cycle <> cycle' };

const background = {
  name: 'alerting-background',
  text: `select coalesce(e.external_id, e.id::text) as "externalId", e.type, coalesce(h.observations, a.observations, '[]') as observations
    from unnest($1::int[], $2::uuid[], $3::int[]) as asked(n, entity_id, cycle)
    join entity e on e.id = asked.entity_id
    left join score_history h on h.entity_id = asked.entity_id and h.cycle = asked.cycle
    left join analysis a on a.entity_id = asked.entity_id and a.cycle = asked.cycle
    order by asked.n`,
};

interface Past {
  entity_id: string;
  cycle: number;
  scores: Scores;
  observations: string | null;
}

/**
 * Locks the analyses of these entities, marks them as judged, and answers who they are. Every statement comes after the lock, and
 * so sees what the last holder committed: also those that are asked before it is answered.
 */
export function lockCases(tx: Transaction, entityIds: readonly string[]): Promise<Unjudged[]> {
  const locked = tx.rows<Locked & Record<string, unknown>>(lock, [entityIds]);
  tx.send(judged, [entityIds]);
  return locked;
}

/** What these people are and were since they were judged last, for the rules that ask about it. Where none runs, what was noted of one goes: the sweep would ask for it for ever. */
export async function loadCases(tx: Transaction, locked: readonly Unjudged[], rules: readonly RunningRule[]): Promise<Case[]> {
  const ids = locked.map((row) => row.entity_id);
  if (rules.length === 0) {
    tx.send(forget, [ids]);
    return [];
  }
  const withObservations = rules.some(({ compiled, asksAboutAnEvent }) => !asksAboutAnEvent && [...compiled.fields].some((field) => field.startsWith('observations.')));
  const late = locked.filter((row) => row.alerted_cycle + 1 < row.cycle);
  // Asked at once: none of them needs what another answers.
  const [states, history, openAlerts, standings] = await Promise.all([
    loadStates(tx, ids, { withObservations }),
    grouped(late, (some) => tx.rows<Past & Record<string, unknown>>(between, [some.map((row) => row.entity_id), some.map((row) => row.alerted_cycle), some.map((row) => row.cycle), withObservations])),
    grouped(locked, () => tx.rows<{ id: string; rule_id: string; entity_id: string }>(open, [rules.map((rule) => rule.id), ids])),
    grouped(locked, () => tx.rows<StandingRow & Record<string, unknown>>(noted, [ids])),
  ]);
  return locked.flatMap((row): Case[] => {
    const state = states.get(row.entity_id);
    if (!state) return [];
    const past = (history.get(row.entity_id) ?? []).map(({ cycle, scores, observations }) => ({ cycle, scores, observations: observations === null ? {} : observationsByCode(observationsFromText(observations)) }));
    return [
      {
        entityId: row.entity_id,
        organizationId: row.organization_id,
        state,
        cycles: [...past, { cycle: row.cycle, scores: row.scores, observations: state.observations }],
        disregarded: row.disregarded,
        standings: new Map(standings.get(row.entity_id)?.map((one) => [one.rule_id, toStanding(one)])),
        openAlerts: new Map(openAlerts.get(row.entity_id)?.map((alert) => [alert.rule_id, alert.id])),
      },
    ];
  });
}

/** Observations are only read for alerts that open: most batches open none. */
export async function loadBackgrounds(tx: Queryable, openings: readonly Opening[]): Promise<(Omit<Background, 'badges'> & { observations: ContributedObservation[] })[]> {
  const rows = await tx.rows<Omit<Background, 'badges' | 'observations'> & { observations: string } & Record<string, unknown>>(background, [
    openings.map((_, n) => n),
    openings.map((one) => one.entityId),
    openings.map((one) => one.openedBy.cycle),
  ]);
  return rows.map((row) => ({ ...row, observations: observationsFromText(row.observations) }));
}

function toStanding({ holds_since: holdsSince, ceased_since: ceasedSince }: StandingRow): Standing {
  return ceasedSince === null ? { is: 'waiting', holdsSince: holdsSince?.getTime() ?? 0 } : { is: 'leaving', since: 0, ceasedSince: ceasedSince.getTime() };
}

async function grouped<Asked, Row extends { entity_id: string }>(asked: readonly Asked[], load: (asked: readonly Asked[]) => Promise<Row[]>): Promise<Map<string, Row[]>> {
  const groups = new Map<string, Row[]>();
  if (asked.length === 0) return groups;
  for (const row of await load(asked)) {
    const group = groups.get(row.entity_id);
    if (group) group.push(row);
    else groups.set(row.entity_id, [row]);
  }
  return groups;
}
