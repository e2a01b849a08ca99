import { type CanonicalEventType, failedLoginTypes, publicLineOf, triedAroundEvents, triedAroundWindowMs, triedSuspicious } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from '../facts/event-types.js';
import type { Presences } from '../facts/presences.js';
import { spanOf } from '../facts/span.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { inAnyCase, type Other } from './others-affected.js';

/** What happened on one address within an hour. */
interface Stretch {
  readonly organizationId: string;
  readonly line: string;
  from: number;
  until: number;
  failed: boolean;
  /** When what is asked about happened there. */
  readonly moments: number[];
}

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

// Two hours and twice the events, and as many of one moment again: all that anybody can see who sees one of these. "is not
// distinct from" keeps the planner from the index by time, which starts with the organization.
const beside = (from: string, to: string, order: 'asc' | 'desc'): string =>
  `(select entity_id, event_type, timestamp from event
        where address_line(ip_address) = a.line and organization_id is not distinct from a.organization_id and timestamp between ${from} and ${to}
          and timestamp >= $8::timestamptz - interval '${2 * triedAroundWindowMs} ms' and timestamp <= $9::timestamptz + interval '${2 * triedAroundWindowMs} ms'
        order by timestamp ${order} limit ${4 * triedAroundEvents})`;

// Where no login failed it matters only if something later is there already, which is only where this came late.
const around = {
  name: 'scoring-tried-beside',
  text: `select a.n, a.organization_id, near.entity_id, near.event_type, extract(epoch from near.timestamp)::float8 * 1000 as at
    from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::boolean[], $7::int[]) as a(n, organization_id, line, from_at, until_at, failed, own)
    cross join lateral (
      ${beside(`a.from_at - interval '${2 * triedAroundWindowMs} ms'`, 'a.until_at', 'desc')}
      union all ${beside('a.until_at', `a.until_at + interval '${2 * triedAroundWindowMs} ms'`, 'asc')}
    ) near
    where (near.entity_id is not null) is true and (a.failed or a.own < (
      select count(*) from (
        select from event e where address_line(e.ip_address) = a.line and e.organization_id is not distinct from a.organization_id
          and e.timestamp > a.from_at and e.timestamp <= a.until_at + interval '${triedAroundWindowMs} ms'
          and e.timestamp > $8::timestamptz and e.timestamp <= $9::timestamptz + interval '${triedAroundWindowMs} ms' limit a.own + 1
      ) later
    ))`,
};

/**
 * Those on an address where account after account fails to log in: whoever was tried first is known as that only by what came
 * after him. Nobody is asked for as long as it is too few to be a suspicion, so that a slip costs a look down an index.
 */
export async function triedBeside(tx: Queryable, happened: readonly EventOfEntity[], presences: Presences): Promise<Other[]> {
  const stretches = stretchesOf(happened).filter((stretch) => mayBeMany(stretch, presences));
  if (stretches.length === 0) return [];
  const rows = await tx.rows<{ n: number; organization_id: string; entity_id: string; event_type: string; at: number }>(around, [
    stretches.map((_, n) => n),
    stretches.map(({ organizationId }) => organizationId),
    stretches.map(({ line }) => line),
    stretches.map(({ from }) => new Date(from)),
    stretches.map(({ until }) => new Date(until)),
    stretches.map(({ failed }) => failed),
    stretches.map(({ from, moments }) => moments.filter((at) => at > from).length),
    ...spanOf(stretches.flatMap(({ from, until }) => [from, until])),
  ]);
  const meaning = await eventTypesOf(tx, rows.map((row) => ({ organizationId: row.organization_id, raw: row.event_type })));
  const failed = stretches.map(() => new Set<string>());
  for (const { n, organization_id, entity_id, event_type } of rows) if (failures.has(meaning({ organizationId: organization_id, raw: event_type }))) failed[n]?.add(entity_id);
  const near = rows.filter(({ n, at }) => (failed[n]?.size ?? 0) > triedSuspicious && isNear(at, stretches[n]));
  return [...new Set(near.map(({ entity_id }) => entity_id))].map(inAnyCase);
}

/** Fewer people than it takes were on the address as far as anybody sees. */
const mayBeMany = ({ organizationId, line, from, until }: Stretch, presences: Presences): boolean =>
  (presences.peopleDuring({ organizationId, line, from: from - 2 * triedAroundWindowMs, until: until + 2 * triedAroundWindowMs }) ?? Infinity) > triedSuspicious;

const isNear = (at: number, stretch: Stretch | undefined): boolean => stretch !== undefined && at >= stretch.from - triedAroundWindowMs && at <= stretch.until + triedAroundWindowMs;

/** By the hour: what is imported at once may have happened over months. */
function stretchesOf(happened: readonly EventOfEntity[]): Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const { organizationId, event } of happened) {
    const line = publicLineOf(event);
    if (line === null) continue;
    const { at, eventType } = event;
    const key = `${organizationId} ${line} ${Math.floor(at / triedAroundWindowMs)}`;
    const stretch = stretches.get(key) ?? { organizationId, line, from: at, until: at, failed: false, moments: [] };
    stretches.set(key, stretch);
    stretch.from = Math.min(stretch.from, at);
    stretch.until = Math.max(stretch.until, at);
    stretch.failed ||= failures.has(eventType);
    stretch.moments.push(at);
  }
  return [...stretches.values()];
}
