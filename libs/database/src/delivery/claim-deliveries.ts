import { lanesOfEndpoint } from '@app/domain';
import type { Database, Statement } from '../database.js';
import { slowestRing } from '../ledger/deadline.js';
import type { TriedDelivery } from './settle-attempt.js';

/** What the station needs to try once. */
export interface ClaimedDelivery extends TriedDelivery {
  readonly type: string;
  readonly body: string;
  readonly acceptedAt: Date;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  /** The attempts before it was last replayed, which the schedule does not count. */
  readonly triedBefore: number;
  readonly channel: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly url: string;
  /** The newest first: two while one gives way to the other. */
  readonly secrets: readonly string[];
  readonly signature: string;
  /** The sweep had to ring for it, so others may wait too. */
  readonly wasLate: boolean;
}

// Awake: on, and not resting. Lanes are counted as they are committed, which is exact while claims take turns.
export const isAwake = `e.enabled and e.deleted_at is null and (e.rests_until is null or e.rests_until <= now())`;
export const freeLanes = `(case when e.first_failure_at is null then ${lanesOfEndpoint.usual} else ${lanesOfEndpoint.failing} end
  - (select count(*) from delivery o where o.endpoint_id = e.id and o.status = 'pending' and o.claimed_until > now()))`;
const nobodyIsAtIt = '(d.claimed_until is null or d.claimed_until < now())';

// Those that are due lie before those that wait for a later attempt, and behind them nobody looks.
export const waitsAtEndpoint = `d.status = 'pending' and d.ring_at <= now() + ${slowestRing} * interval '1 ms' and (d.next_attempt_at <= now()) is true and ${nobodyIsAtIt}`;

const takeInHand = `
    update delivery d set attempts = d.attempts + 1, claimed_until = now() + chosen.lease * interval '1 ms', ring_at = now() + chosen.lease * interval '1 ms'
    from chosen join webhook_endpoint e on e.id = chosen.endpoint_id where d.id = chosen.id
    returning d.id, d.type, d.body, d.accepted_at as "acceptedAt", d.attempts as attempt, d.tried_before as "triedBefore", e.id as "endpointId", e.channel, e.settings,
      e.url, e.secret, case when e.secret_before_until > now() then e.secret_before end as "secretBefore", e.signature, d.rings > 0 as "wasLate", e.first_failure_at is not null as "hasFailed"`;

// Each is looked up by itself, and "coalesce" keeps the planner from the indexes of what is pending: planned while there is next to
// nothing, it would walk through all deliveries, or all that are pending, for a few ids.
const named = {
  name: 'delivery-claim',
  text: `with asked as materialized (
      select one.id, one.endpoint_id, n.lease from unnest($1::text[], $2::float8[]) as n(id, lease)
      cross join lateral (
        select d.id, d.endpoint_id from delivery d where d.id = n.id and coalesce(d.status = 'pending', false) and d.next_attempt_at <= now() and ${nobodyIsAtIt}
        limit 1 for no key update skip locked) one
    ), chosen as materialized (
      select one.id, one.endpoint_id, one.lease from (select asked.*, row_number() over (partition by endpoint_id order by id) as place from asked) one
      join (select e.id, ${freeLanes} as free from webhook_endpoint e where e.id in (select endpoint_id from asked) and ${isAwake}) road on road.id = one.endpoint_id and one.place <= road.free
    )${takeInHand}`,
};

const next = {
  name: 'delivery-claim-next',
  text: `with chosen as materialized (
      select one.id, e.id as endpoint_id, n.lease from unnest($1::uuid[], $2::int[], $3::float8[]) as n(endpoint_id, wanted, lease)
      join webhook_endpoint e on e.id = n.endpoint_id and ${isAwake}
      cross join lateral (
        select d.id from delivery d where d.endpoint_id = e.id and ${waitsAtEndpoint}
        order by d.ring_at limit greatest(0, least(n.wanted, ${freeLanes})) for no key update skip locked) one
    )${takeInHand}`,
};

// Claims for one endpoint take turns, whichever process makes them: each sees the lanes that the one before it took. In one order
// everywhere, so that nobody waits in a circle; two endpoints that share a number only wait for each other.
const turnsOf = (endpoints: string): string => `select pg_advisory_xact_lock(hashtext('tamiz lanes'), road) from (select distinct hashtext(endpoint_id::text) as road from (${endpoints}) asked order by road) roads`;
const turnsOfNamed = { name: 'delivery-turns', text: turnsOf('select endpoint_id from delivery where id = any($1::text[])') };
const turnsOfNext = { name: 'delivery-turns-next', text: turnsOf('select unnest($1::uuid[]) as endpoint_id') };

/** One that somebody asks for by its id, or any that waits for an endpoint. */
export interface Claim {
  readonly of: string;
  readonly leaseMs: number;
}

/** For each the delivery with this id; null when it is done, not due, in other hands, or its endpoint is off, rests or has its lanes full. */
export async function claimNamed(database: Database, claims: readonly Claim[]): Promise<(ClaimedDelivery | null)[]> {
  const found = await claimed(database, turnsOfNamed, named, [claims.map(({ of }) => of), claims.map(({ leaseMs }) => leaseMs)]);
  const byId = new Map(found.map((one) => [one.id, one]));
  return claims.map(({ of }) => {
    const own = byId.get(of) ?? null;
    byId.delete(of);
    return own;
  });
}

/** For each one of those that are due for this endpoint. */
export async function claimNext(database: Database, claims: readonly Claim[]): Promise<(ClaimedDelivery | null)[]> {
  const wanted = new Map<string, Claim[]>();
  for (const claim of claims) wanted.set(claim.of, [...(wanted.get(claim.of) ?? []), claim]);
  const endpoints = [...wanted.values()];
  const found = await claimed(database, turnsOfNext, next, [[...wanted.keys()], endpoints.map(({ length }) => length), endpoints.map((some) => Math.max(...some.map(({ leaseMs }) => leaseMs)))]);
  return claims.map(({ of }) => {
    const own = found.findIndex(({ endpointId }) => endpointId === of);
    return own < 0 ? null : (found.splice(own, 1)[0] ?? null);
  });
}

async function claimed(database: Database, turns: Statement, statement: Statement, values: readonly [readonly string[], ...unknown[]]): Promise<ClaimedDelivery[]> {
  // Nobody waits for the disk: a claim that is lost in a crash was held by nobody.
  const rows = await database.atOnce<Omit<ClaimedDelivery, 'secrets'> & { secret: string; secretBefore: string | null }>([[turns, [values[0]]], [statement, values]], 'repeatable', 'delivery');
  return rows.map(({ secret, secretBefore, ...delivery }) => ({ ...delivery, secrets: secretBefore === null ? [secret] : [secret, secretBefore] }));
}
