import type { Queryable } from '../database.js';
import { noDevices, ownDevices, type OwnDevices } from '../facts/own-devices.js';
import type { Batch } from '../ledger/ledger.js';
import { readEvents, storedEventsOf } from '../memory/events-to-remember.js';
import { type Asked, involvedIn, peopleOf } from './asked-people.js';
import { type KnownPerson, knownPeople } from './known-people.js';
import { lockFreePeople, lockPeople, maySetAside, setAside } from './set-aside.js';

/** Somebody who is still there: whom nobody else changes until the end of the transaction, unless it was only a look. */
export interface StillThere extends Asked {
  readonly known: KnownPerson;
  readonly devices: OwnDevices;
}

/** What of a batch can be done now. */
export interface TakenBatch {
  readonly batch: Batch;
  readonly people: readonly StillThere[];
  /** Everybody whose events are in it, and whom it names: also who was deleted meanwhile. */
  readonly asked: readonly Asked[];
  /** The batches to ring scoring for. */
  readonly aside: readonly string[];
}

/**
 * The people of a batch without those whom another worker has at this moment: most of any two batches has nobody in common, and would
 * wait for the few that they share. These go on in a batch of their own; one that has nobody else waits for them.
 *
 * All about them is asked at once, behind their locks and so as the last holder left it: what is read of the busy is thrown away, and
 * hardly anybody ever is.
 */
export async function takeBatch(tx: Queryable, whole: Batch): Promise<TakenBatch> {
  if (!maySetAside(whole)) return waitingFor(tx, whole, await peopleOf(tx, whole));
  const stored = await storedEventsOf(tx, whole);
  const owners = [...new Map(stored.map((event) => [event.entity_id, { entityId: event.entity_id, organizationId: event.organization_id }])).values()];
  if (owners.length === 0) return { batch: whole, people: [], asked: [], aside: [] };
  const ids = owners.map(({ entityId }) => entityId);
  // Whoever may ask a second time comes last: should one of the others fail, the first question fails behind it, and no second is asked.
  const [free, known, events, devices] = await Promise.all([lockFreePeople(tx, ids), knownPeople(tx, ids), readEvents(tx, stored), ownDevices(tx, owners)]);
  const asked = involvedIn(events, whole);
  if (free.size === 0) return waitingFor(tx, whole, asked);
  const people = joined(asked, known, devices);
  const busy = asked.filter(({ person }) => !free.has(person.entity_id));
  if (busy.length === 0) return { batch: whole, people, asked, aside: [] };
  const isFree = ({ person }: Asked): boolean => free.has(person.entity_id);
  const { rest, aside } = await setAside(tx, whole, busy.flatMap(({ events: own }) => own.map(({ id }) => id)));
  return { batch: rest, people: people.filter(isFree), asked: asked.filter(isFree), aside: [aside] };
}

const waitingFor = async (tx: Queryable, batch: Batch, asked: readonly Asked[]): Promise<TakenBatch> => ({ batch, people: await takePeople(tx, asked), asked, aside: [] });

/** Waits for whoever has them. */
export async function takePeople(tx: Queryable, asked: readonly Asked[]): Promise<StillThere[]> {
  if (asked.length === 0) return [];
  const ids = asked.map(({ person }) => person.entity_id);
  // In this order, as in `takeBatch`.
  const [, known, devices] = await Promise.all([lockPeople(tx, ids), knownPeople(tx, ids), ownDevices(tx, asked.map(ownerOf))]);
  return joined(asked, known, devices);
}

/** As they are at this moment, in nobody's hands: for who asks and changes nothing. */
export async function lookAtPeople(tx: Queryable, asked: readonly Asked[]): Promise<StillThere[]> {
  const [known, devices] = await Promise.all([knownPeople(tx, asked.map(({ person }) => person.entity_id)), ownDevices(tx, asked.map(ownerOf))]);
  return joined(asked, known, devices);
}

const joined = (asked: readonly Asked[], known: ReadonlyMap<string, KnownPerson>, devices: readonly OwnDevices[]): StillThere[] =>
  asked.flatMap((one, n) => {
    const stillThere = known.get(one.person.entity_id);
    return stillThere ? [{ ...one, known: stillThere, devices: devices[n] ?? noDevices }] : [];
  });

const ownerOf = ({ person }: Asked): { entityId: string; organizationId: string } => ({ entityId: person.entity_id, organizationId: person.organization_id });
