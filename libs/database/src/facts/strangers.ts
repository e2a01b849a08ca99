import { type CanonicalEventType, failedLoginTypes, strangersEvents, strangersWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import { isDeviceRegarded, isRegarded } from './regarded.js';
import { spanOf } from './span.js';

/** A stretch of time in which devices appeared in an organization, in ms since 1970. */
export interface Appearance {
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

/** A device as it appeared at an account that was there before while nobody else had been seen on it, and what came of it. */
export interface Stranger {
  readonly entityId: string;
  /** When it was first seen, in ms since 1970. */
  readonly at: number;
  /** Where and with what its first event came. */
  readonly line: string | null;
  readonly userAgent: string | null;
  /** `failed`: to log in, and never let in. `other`: nobody tried to. */
  readonly came: 'letIn' | 'failed' | 'other';
}

interface Look {
  readonly name: string;
  readonly text: string;
}

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

/** Where many accounts are new, so many times the devices are looked through. */
const LOOKED_THROUGH = 4;

const isStranger = (device: string): string => `(select began_at from opening where entity_id = ${device}.entity_id limit 1) < ${device}.first_seen_at - interval '${strangersWindowMs} ms'
        and not exists (select from device elder where elder.organization_id = a.organization_id and elder.device_id = ${device}.device_id and elder.first_seen_at < ${device}.first_seen_at - interval '${strangersWindowMs} ms')`;

// What came of the devices that are found for whoever asks. "is true" keeps the planner from the index by device: on a device that is everybody's it has everybody.
const whatCameOf = ({ asked, found, windows }: { asked: string; found: string; windows: number }): string => `select a.n, a.organization_id, d.entity_id, extract(epoch from d.first_seen_at)::float8 * 1000 as at, did.types, did.line, did.user_agent
    from ${asked}
    cross join lateral (${found}) d
    cross join lateral (
      select array_agg(event_type) as types, (array_agg(address_line(ip_address) order by timestamp))[1] as line, (array_agg(user_agent order by timestamp))[1] as user_agent from (
        select event_type, user_agent, ip_address, timestamp from event
        where entity_id = d.entity_id and (device_id = d.device_id) is true and timestamp between d.first_seen_at and d.first_seen_at + interval '${strangersWindowMs} ms'
          and timestamp >= $5::timestamptz - interval '${windows * strangersWindowMs} ms' and timestamp <= $6::timestamptz + interval '${(windows + 1) * strangersWindowMs} ms'
        order by timestamp limit ${strangersEvents}
      ) first
    ) did
    where did.types is not null and ${isRegarded('d.entity_id')} and ${isDeviceRegarded('d.device_id', 'a.organization_id')}`;

const appeared = (between: string, order: string, most: number): string => `(select * from (
        select entity_id, device_id, first_seen_at from device
        where organization_id = a.organization_id and first_seen_at ${between} and entity_id is not null and deleted_at is null
        order by first_seen_at ${order}, device_id ${order} limit ${LOOKED_THROUGH * most}
      ) any_account
      where ${isStranger('any_account')}
      order by first_seen_at ${order}, device_id ${order} limit ${most})`;

/** SQL for the devices that appeared within `windows` times the window before the end of a stretch, and after it, `most` each time. */
export const lookAround = (name: string, windows: number, most: number): Look => ({
  name,
  text: whatCameOf({
    asked: 'unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) as a(n, organization_id, from_at, until_at)',
    found: `${appeared(`between a.from_at - interval '${windows * strangersWindowMs} ms' and a.until_at`, 'desc', most)}
      union all ${appeared(`> a.until_at and first_seen_at <= a.until_at + interval '${windows * strangersWindowMs} ms'`, 'asc', most)}`,
    windows,
  }),
});

const own: Look = {
  name: 'facts-own-stranger',
  text: whatCameOf({
    asked: 'unnest($1::int[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as a(n, organization_id, entity_id, at)',
    found: `select * from (
        select entity_id, device_id, first_seen_at from device
        where organization_id = a.organization_id and entity_id = a.entity_id and first_seen_at = a.at and deleted_at is null order by device_id limit 1
      ) own_device where ${isStranger('own_device')}`,
    windows: 0,
  }),
};

/** The devices around each stretch, in the order of `stretches`. Whoever is disregarded is nobody. */
export async function strangersAround(tx: Queryable, look: Look, stretches: readonly Appearance[]): Promise<Stranger[][]> {
  return read(tx, look, [
    stretches.map(({ organizationId }) => organizationId),
    stretches.map(({ from }) => new Date(from)),
    stretches.map(({ until }) => new Date(until)),
    ...spanOf(stretches.flatMap(({ from, until }) => [from, until])),
  ], stretches.length);
}

/** The device of each of these, in their order; left out: it is no stranger. */
export async function strangersOf(tx: Queryable, newcomers: readonly Newcomer[]): Promise<(Stranger | undefined)[]> {
  const found = await read(tx, own, [
    newcomers.map(({ organizationId }) => organizationId),
    newcomers.map(({ entityId }) => entityId),
    newcomers.map(({ at }) => new Date(at)),
    ...spanOf(newcomers.map(({ at }) => at)),
  ], newcomers.length);
  return found.map(([one]) => one);
}

interface Row extends Record<string, unknown> {
  readonly n: number;
  readonly organization_id: string;
  readonly entity_id: string;
  readonly at: number;
  readonly types: readonly string[];
  readonly line: string | null;
  readonly user_agent: string | null;
}

async function read(tx: Queryable, look: Look, parameters: readonly unknown[], asked: number): Promise<Stranger[][]> {
  const found = Array.from({ length: asked }, (): Stranger[] => []);
  if (asked === 0) return found;
  const rows = await tx.rows<Row>(look, [found.map((_, n) => n), ...parameters]);
  const meaning = await eventTypesOf(tx, rows.flatMap(({ organization_id: organizationId, types }) => types.map((raw) => ({ organizationId, raw }))));
  for (const { n, organization_id: organizationId, entity_id: entityId, at, types, line, user_agent: userAgent } of rows) {
    found[n]?.push({ entityId, at: Math.round(at), line, userAgent, came: whatCame(types.map((raw) => meaning({ organizationId, raw }))) });
  }
  return found;
}

function whatCame(types: readonly (CanonicalEventType | null)[]): Stranger['came'] {
  if (types.includes('LOGIN_SUCCESS')) return 'letIn';
  return types.some((type) => failures.has(type)) ? 'failed' : 'other';
}
