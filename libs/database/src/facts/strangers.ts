import { type CanonicalEventType, failedLoginTypes, strangersSuspicious, strangersWindowMs } from '@app/domain';
import type { Queryable, Statement } from '../database.js';
import { eventTypesOf } from './event-types.js';
import { isDeviceRegarded, isRegarded } from './regarded.js';

/** A stretch of time in which devices appeared in an organization, in ms since 1970. */
export interface Stretch {
  readonly organizationId: string;
  readonly from: number;
  readonly until: number;
}

/** Whose device appeared at a moment, in ms since 1970. */
export interface Newcomer {
  readonly organizationId: string;
  readonly entityId: string;
  readonly at: number;
}

/** A device as it appeared at an account while nobody else had been seen on it, and what came of it within an hour. */
export interface Stranger {
  readonly entityId: string;
  /** When it was first seen, in ms since 1970. */
  readonly at: number;
  /** Where and with what its first event came. */
  readonly line: string | null;
  readonly userAgent: string | null;
  readonly came: Outcome;
}

/** `failed`: to log in, and never let in. `other`: nobody tried to, or the account itself began with it. */
type Outcome = 'letIn' | 'failed' | 'other';

/** How far and at how many devices is looked around a stretch. */
export interface Look {
  readonly outcomes: Statement;
  readonly strangers: Statement;
}

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

const asked = 'unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) as a(n, organization_id, from_at, until_at)';

const told = 'select a.n, a.organization_id, w.entity_id, extract(epoch from w.appeared_at)::float8 * 1000 as at, w.event_types, w.line, w.user_agent';

// Of what was seen at somebody else before, and of whoever is disregarded or was deleted, nothing is said. "is true" keeps the
// planner from the index by organization, where it would go through all of its devices.
const isStranger = `${isRegarded('w.entity_id')} and ${isDeviceRegarded('w.device_id', 'w.organization_id')}
      and exists (select from device d where d.entity_id = w.entity_id and d.device_id = w.device_id and (d.organization_id = w.organization_id) is true and d.deleted_at is null)
      and not exists (select from device elder where elder.organization_id = w.organization_id and elder.device_id = w.device_id and elder.first_seen_at < w.appeared_at - interval '${strangersWindowMs} ms')`;

/** SQL for the devices that appeared within `windows` times the window before the end of a stretch, and after it, `most` each time. */
export function lookAround(name: string, windows: number, most: number): Look {
  const appeared = (between: string, order: string): string =>
    `(select * from appearance where organization_id = a.organization_id and appeared_at ${between} order by appeared_at ${order}, device_id ${order} limit ${most})`;
  const around = `${appeared(`between a.from_at - interval '${windows * strangersWindowMs} ms' and a.until_at`, 'desc')}
      union all ${appeared(`> a.until_at and appeared_at <= a.until_at + interval '${windows * strangersWindowMs} ms'`, 'asc')}`;
  return {
    outcomes: { name: `${name}-outcomes`, text: `select a.n, a.organization_id, w.event_types, count(*)::int as times from ${asked} cross join lateral (${around}) w group by 1, 2, 3` },
    strangers: { name, text: `${told} from ${asked} cross join lateral (${around}) w where ${isStranger}` },
  };
}

const own: Statement = {
  name: 'facts-own-stranger',
  text: `${told}
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as a(n, organization_id, entity_id, at)
    cross join lateral (select * from appearance where entity_id = a.entity_id and appeared_at = a.at order by device_id limit 1) w
    where ${isStranger}`,
};

/**
 * The devices around each stretch, in the order of `stretches`; none around a stretch where hardly any failed, which is most of
 * them: that is told by counting, before anybody is looked at.
 */
export async function strangersAround(tx: Queryable, look: Look, stretches: readonly Stretch[]): Promise<Stranger[][]> {
  if (stretches.length === 0) return [];
  const failed = stretches.map(() => 0);
  for (const { n, times, came } of await withOutcomes(tx, await tx.rows<Counted>(look.outcomes, parametersOf(stretches, stretches.keys())))) {
    if (came === 'failed') failed[n] = (failed[n] ?? 0) + times;
  }
  const suspicious = [...stretches.keys()].filter((n) => (failed[n] ?? 0) > strangersSuspicious);
  return suspicious.length === 0 ? stretches.map(() => []) : read(tx, look.strangers, parametersOf(stretches, suspicious), stretches.length);
}

/** The device of each of these, in their order; left out: it is no stranger. */
export async function strangersOf(tx: Queryable, newcomers: readonly Newcomer[]): Promise<(Stranger | undefined)[]> {
  if (newcomers.length === 0) return [];
  const parameters = [[...newcomers.keys()], newcomers.map(({ organizationId }) => organizationId), newcomers.map(({ entityId }) => entityId), newcomers.map(({ at }) => new Date(at))];
  return (await read(tx, own, parameters, newcomers.length)).map(([one]) => one);
}

function parametersOf(stretches: readonly Stretch[], some: Iterable<number>): unknown[] {
  const ns = [...some];
  const those = ns.map((n) => stretches[n] as Stretch);
  return [ns, those.map(({ organizationId }) => organizationId), those.map(({ from }) => new Date(from)), those.map(({ until }) => new Date(until))];
}

interface Row extends Record<string, unknown> {
  readonly n: number;
  readonly organization_id: string;
  readonly event_types: readonly string[];
}

interface Counted extends Row {
  readonly times: number;
}

interface Told extends Row {
  readonly entity_id: string;
  readonly at: number;
  readonly line: string | null;
  readonly user_agent: string | null;
}

async function read(tx: Queryable, statement: Statement, parameters: readonly unknown[], count: number): Promise<Stranger[][]> {
  const found = Array.from({ length: count }, (): Stranger[] => []);
  for (const { n, entity_id: entityId, at, line, user_agent: userAgent, came } of await withOutcomes(tx, await tx.rows<Told>(statement, parameters))) {
    found[n]?.push({ entityId, at: Math.round(at), line, userAgent, came });
  }
  return found;
}

async function withOutcomes<One extends Row>(tx: Queryable, rows: readonly One[]): Promise<(One & { readonly came: Outcome })[]> {
  const meaning = await eventTypesOf(tx, rows.flatMap(({ organization_id: organizationId, event_types: types }) => types.map((raw) => ({ organizationId, raw }))));
  return rows.map((row) => ({ ...row, came: outcomeOf(row.event_types.map((raw) => meaning({ organizationId: row.organization_id, raw }))) }));
}

function outcomeOf(types: readonly (CanonicalEventType | null)[]): Outcome {
  if (types.includes('REGISTRATION')) return 'other';
  if (types.includes('LOGIN_SUCCESS')) return 'letIn';
  return types.some((type) => failures.has(type)) ? 'failed' : 'other';
}
