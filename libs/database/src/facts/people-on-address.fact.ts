import { addressEvents, type Facts, type NetworkClass, sharedAddressWindowMs } from '@app/domain';
import { eventsOnAddress } from './events-on-address.js';
import type { FactLoader, Inquiry } from './fact-loader.js';
import { spanOf } from './span.js';

/** The newest distinct public addresses that are looked at. */
const ADDRESSES = 3;

const crowd = {
  name: 'facts-people-on-address',
  text: `select met.n, count(*)::int as people from (
      select distinct a.n, seen.entity_id
      from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[]) as a(n, organization_id, ip_address, at)
      cross join lateral (${eventsOnAddress({ of: 'a', from: `a.at - interval '${sharedAddressWindowMs} ms'`, to: 'a.at', first: 'newest', most: addressEvents, within: { from: `$5::timestamptz - interval '${sharedAddressWindowMs} ms'`, until: '$6::timestamptz' } })}) seen
    ) met
    where not exists (select from entity x where x.id = met.entity_id and x.disregarded_at is not null)
    group by met.n`,
};

interface Address {
  readonly subject: number;
  readonly organizationId: string;
  readonly ip: string;
  readonly at: number;
  readonly networkClass: NetworkClass;
}

/** Disregarded people do not count. */
export const peopleOnAddress: FactLoader<'peopleOnAddress'> = async (inquiry) => {
  const addresses = await addressesOf(inquiry);
  const rows = await inquiry.tx.rows<{ n: number; people: number }>(crowd, [
    addresses.map((_, n) => n),
    addresses.map((address) => address.organizationId),
    addresses.map((address) => address.ip),
    addresses.map((address) => new Date(address.at)),
    ...spanOf(addresses.map((address) => address.at)),
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
      newest.set(ip, { subject, organizationId: subjects[subject]?.organizationId ?? '', ip, at, networkClass });
      if (newest.size === ADDRESSES) break;
    }
    return [...newest.values()];
  });
}
