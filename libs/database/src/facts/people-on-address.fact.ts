import { addressEvents, type Facts, type NetworkClass, type RecentEvent, sharedAddressWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventsOnAddress } from './events-on-address.js';
import type { FactLoader } from './fact-loader.js';
import type { Watch } from './presences.js';
import { spanOf } from './span.js';
import type { Subject } from './subject.js';
import { isRegarded } from './regarded.js';

/** The newest distinct public addresses that are looked at. */
const ADDRESSES = 3;

// Where more happened than everybody's presences are read of.
const crowd = {
  name: 'facts-people-on-address',
  text: `select met.n, count(*)::int as people from (
      select distinct a.n, seen.entity_id
      from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[]) as a(n, organization_id, line, at)
      cross join lateral (${eventsOnAddress({ of: 'a', from: `a.at - interval '${sharedAddressWindowMs} ms'`, to: 'a.at', first: 'newest', most: addressEvents, within: { from: `$5::timestamptz - interval '${sharedAddressWindowMs} ms'`, until: '$6::timestamptz' } })}) seen
    ) met
    where ${isRegarded('met.entity_id')}
    group by met.n`,
};

interface Address extends Watch {
  readonly subject: number;
  readonly networkClass: NetworkClass;
}

/** Disregarded people do not count. */
export const peopleOnAddress: FactLoader<'peopleOnAddress'> = async ({ tx, subjects, recentEvents, presences }) => {
  const addresses = addressesOf(subjects, recentEvents);
  const seen = await presences();
  const people = addresses.map((address) => seen.peopleDuring(address));
  const crowds = addresses.flatMap((address, n) => (people[n] === null ? [{ ...address, n }] : []));
  if (crowds.length > 0) for (const { n, people: counted } of await peopleInCrowds(tx, crowds)) people[n] = counted;
  const most: (Facts['peopleOnAddress'])[] = subjects.map(() => null);
  addresses.forEach(({ subject, networkClass }, n) => {
    const counted = people[n] ?? 0;
    if (counted > (most[subject]?.people ?? 0)) most[subject] = { people: counted, networkClass };
  });
  return most;
};

const peopleInCrowds = (tx: Queryable, crowds: readonly (Address & { readonly n: number })[]): Promise<{ n: number; people: number }[]> =>
  tx.rows<{ n: number; people: number }>(crowd, [
    crowds.map(({ n }) => n),
    crowds.map(({ organizationId }) => organizationId),
    crowds.map(({ line }) => line),
    crowds.map(({ until }) => new Date(until)),
    ...spanOf(crowds.map(({ until }) => until)),
  ]);

/** The newest of each subject, for the day before it was last there. */
export function addressesOf(subjects: readonly Subject[], events: readonly (readonly RecentEvent[])[]): Address[] {
  return events.flatMap((own, subject) => {
    const newest = new Map<string, Address>();
    for (let n = own.length - 1; n >= 0 && newest.size < ADDRESSES; n -= 1) {
      const { line, networkClass, at } = own[n] as RecentEvent;
      if (line === null || networkClass === null || networkClass === 'private' || newest.has(line)) continue;
      newest.set(line, { subject, organizationId: subjects[subject]?.organizationId ?? '', line, from: at - sharedAddressWindowMs, until: at, networkClass });
    }
    return [...newest.values()];
  });
}
