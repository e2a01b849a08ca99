import { type CanonicalEventType, failedLoginTypes, strangersEvents, strangersWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import { isDeviceRegarded, isRegarded } from './regarded.js';
import { spanOf } from './span.js';

/** A stretch of time in which somebody's device appeared in an organization, in ms since 1970. */
export interface Appearance {
  readonly organizationId: string;
  readonly from: number;
  readonly until: number;
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

/** Where many are newcomers, so many times the devices are looked through. */
const LOOKED_THROUGH = 8;

const appeared = (between: string, order: string, most: number): string => `(select * from (
        select entity_id, device_id, first_seen_at from device
        where organization_id = a.organization_id and first_seen_at ${between} and entity_id is not null and deleted_at is null
        order by first_seen_at ${order}, device_id ${order} limit ${LOOKED_THROUGH * most}
      ) any_account
      where (select began_at from opening where entity_id = any_account.entity_id limit 1) < first_seen_at - interval '${strangersWindowMs} ms'
        and not exists (select from device elder where elder.organization_id = a.organization_id and elder.device_id = any_account.device_id and elder.first_seen_at < any_account.first_seen_at - interval '${strangersWindowMs} ms')
      order by first_seen_at ${order}, device_id ${order} limit ${most})`;

/**
 * SQL for the devices that appeared within `windows` times the window before the end of a stretch, and after it, `most` each time. "is
 * true" keeps the planner from the index by device: on a device that is everybody's it has everybody.
 */
export const lookAround = (name: string, windows: number, most: number): Look => ({
  name,
  text: `select a.n, a.organization_id, d.entity_id, extract(epoch from d.first_seen_at)::float8 * 1000 as at, did.types, did.line, did.user_agent
    from unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) as a(n, organization_id, from_at, until_at)
    cross join lateral (
      ${appeared(`between a.from_at - interval '${windows * strangersWindowMs} ms' and a.until_at`, 'desc', most)}
      union all ${appeared(`> a.until_at and first_seen_at <= a.until_at + interval '${windows * strangersWindowMs} ms'`, 'asc', most)}
    ) d
    cross join lateral (
      select array_agg(event_type) as types, (array_agg(address_line(ip_address) order by timestamp))[1] as line, (array_agg(user_agent order by timestamp))[1] as user_agent from (
        select event_type, user_agent, ip_address, timestamp from event
        where entity_id = d.entity_id and (device_id = d.device_id) is true and timestamp between d.first_seen_at and d.first_seen_at + interval '${strangersWindowMs} ms'
          and timestamp >= $5::timestamptz - interval '${windows * strangersWindowMs} ms' and timestamp <= $6::timestamptz + interval '${(windows + 1) * strangersWindowMs} ms'
        order by timestamp limit ${strangersEvents}
      ) first
    ) did
    where did.types is not null and ${isRegarded('d.entity_id')} and ${isDeviceRegarded('d.device_id', 'a.organization_id')}`,
});

interface Row extends Record<string, unknown> {
  readonly n: number;
  readonly organization_id: string;
  readonly entity_id: string;
  readonly at: number;
  readonly types: readonly string[];
  readonly line: string | null;
  readonly user_agent: string | null;
}

/** The devices around each stretch, in the order of `stretches`. Whoever is disregarded is nobody. */
export async function strangersAround(tx: Queryable, look: Look, stretches: readonly Appearance[]): Promise<Stranger[][]> {
  const found = stretches.map((): Stranger[] => []);
  if (stretches.length === 0) return found;
  const rows = await tx.rows<Row>(look, [
    stretches.map((_, n) => n),
    stretches.map(({ organizationId }) => organizationId),
    stretches.map(({ from }) => new Date(from)),
    stretches.map(({ until }) => new Date(until)),
    ...spanOf(stretches.flatMap(({ from, until }) => [from, until])),
  ]);
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
