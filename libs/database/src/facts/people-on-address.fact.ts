import { type Facts, type NetworkClass, sharedAddressWindowMs } from '@app/domain';
import type { FactLoader, Inquiry } from './fact-loader.js';

/** The newest distinct public addresses that are looked at, and the events on each: it bounds the cost of a crowded one. */
const ADDRESSES = 3;
const MOST_EVENTS = 200;

// "is not distinct from" keeps the planner from the index by time, which starts with the organization: the address leads.
const crowd = {
  name: 'facts-people-on-address',
  text: `select met.n, count(*)::int as people from (
      select distinct a.n, seen.entity_id
      from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[]) as a(n, organization_id, ip_address, at)
      cross join lateral (
        select entity_id from event
        where ip_address = a.ip_address and organization_id is not distinct from a.organization_id and timestamp between a.at - interval '${sharedAddressWindowMs} ms' and a.at
        order by timestamp desc limit ${MOST_EVENTS}
      ) seen
    ) met
    where met.entity_id is not null and not exists (select from entity x where x.id = met.entity_id and x.disregarded_at is not null)
    group by met.n`,
};

interface Address {
  readonly subject: number;
  readonly organizationId: string;
  readonly ip: string;
  readonly at: string;
  readonly networkClass: NetworkClass;
}

/** Disregarded people do not count. */
export const peopleOnAddress: FactLoader<'peopleOnAddress'> = async (inquiry) => {
  const addresses = await addressesOf(inquiry);
  const rows = await inquiry.tx.rows<{ n: number; people: number }>(crowd, [
    addresses.map((_, n) => n),
    addresses.map((address) => address.organizationId),
    addresses.map((address) => address.ip),
    addresses.map((address) => address.at),
  ]);
  const most: (Facts['peopleOnAddress'])[] = inquiry.subjects.map(() => null);
  for (const { n, people } of rows) {
    const { subject, networkClass } = addresses[n] as Address;
    if (people > (most[subject]?.people ?? 0)) most[subject] = { people, networkClass };
  }
  return most;
};

async function addressesOf({ subjects, recentEvents }: Inquiry): Promise<Address[]> {
  return (await recentEvents()).flatMap((events, subject) => {
    const newest = new Map<string, Address>();
    for (const { ipAddress: ip, networkClass, at } of events.toReversed()) {
      if (ip === null || networkClass === null || networkClass === 'private' || newest.has(ip)) continue;
      newest.set(ip, { subject, organizationId: subjects[subject]?.organizationId ?? '', ip, at: new Date(at).toISOString(), networkClass });
      if (newest.size === ADDRESSES) break;
    }
    return [...newest.values()];
  });
}
