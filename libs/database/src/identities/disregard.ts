import { addressEvents, beganAlikeWindowMs, countedPeople, reputationDays, sharedAddressWindowMs, triedAroundEvents, triedAroundWindowMs } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { eventsOnAddress } from '../facts/events-on-address.js';
import { ownersOf } from '../facts/source-account.js';
import { askToScoreAgain } from '../ledger/ask-again.js';
import { affectedByPerson } from '../scoring/others-affected.js';

/** The most people that are scored again because somebody beside them came to count or ceased to. */
const MOST_NEIGHBOURS = 500;

const DEVICES = 50;

const EVENTS = 200;

/** Of a crowd nobody's score hangs on one more or less. */
const OF_EACH = 2 * countedPeople;

const neighboursOfEntity = `
  with seen as materialized (
    select session_id, coalesce(destination_account_id, destination_cuit) as destination from event
    where entity_id = $2 and organization_id is not distinct from $1 order by timestamp desc limit ${EVENTS}
  )
  select distinct id from (
    (select other.entity_id as id
    from (select device_id from device where organization_id = $1 and entity_id = $2 order by last_seen_at desc limit ${DEVICES}) own
    cross join lateral (select entity_id from device where organization_id = $1 and device_id = own.device_id and entity_id <> $2 limit ${MOST_NEIGHBOURS}) other)
    union all
    (select other.entity_id
    from (select distinct kind, value from seen cross join lateral (values ('session', session_id), ('destination', destination)) as left_behind(kind, value) where value <> '') own
    cross join lateral (select entity_id from trace where organization_id = $1 and kind = own.kind and value = own.value and entity_id <> $2 limit ${OF_EACH}) other)
    union all
    (select owner.entity_id
    from (select distinct destination from seen where destination <> '') paid
    cross join lateral (${ownersOf({ organization: '$1', destination: 'paid.destination' })}) owner where owner.entity_id <> $2)
    union all
    (select o.entity_id
    from opening own join opening o on o.organization_id = $1 and o.signature = own.signature and o.entity_id <> $2
      and o.began_at between own.began_at - interval '${beganAlikeWindowMs} ms' and own.began_at + interval '${beganAlikeWindowMs} ms'
    where own.entity_id = $2 limit ${OF_EACH})
  ) beside where id is not null
  limit ${MOST_NEIGHBOURS}`;

const always = { from: `'-infinity'`, until: `'infinity'` };

// Whoever was on an address within a day after this entity counts it among the people there. What is labelled of it speaks of the
// address for longer. And whoever was there within the hour before saw it among those that were tried after him.
const onAddresses = `
  select distinct near.entity_id as id
  from (select distinct organization_id, line, timestamp,
    timestamp + case when exists (select from labelled_event l where l.event_id = own.id) then interval '${reputationDays} days' else interval '${sharedAddressWindowMs} ms' end as until
  from (
    select id, organization_id, address_line(ip_address) as line, timestamp, network_class from event where entity_id = $2 and organization_id is not distinct from $1 order by timestamp desc limit ${EVENTS}
  ) own where line is not null and network_class <> 'private') seen
  cross join lateral (
    (${eventsOnAddress({ of: 'seen', from: 'seen.timestamp', to: 'seen.until', first: 'oldest', most: addressEvents, within: always })})
    union all
    (${eventsOnAddress({ of: 'seen', from: `seen.timestamp - interval '${triedAroundWindowMs} ms'`, to: 'seen.timestamp', first: 'newest', most: triedAroundEvents, within: always })})
  ) near
  where near.entity_id <> $2 limit ${MOST_NEIGHBOURS}`;

const usersOfDevice = `select entity_id as id from device where organization_id = $1 and device_id = $2 and entity_id is not null order by last_seen_at desc limit ${MOST_NEIGHBOURS}`;

/** What became of a wish to disregard or to regard. `batchId` is the batch to ring scoring for; null: it was so already. */
export interface Disregarding {
  readonly batchId: string | null;
}

/**
 * Whom and what scoring looks away from: staff, testers, test machines. Reversible; whoever has something in common
 * with them is scored again with the change.
 */
export class Disregard {
  constructor(private readonly database: Database) {}

  entity(organizationId: string, entityId: string, disregarded: boolean): Promise<Disregarding> {
    return this.database.transaction(async (tx) => {
      const changed = await tx.run(
        `update entity set disregarded_at = case when $3 then now() end, updated_at = now()
         where organization_id = $1 and id = $2 and deleted_at is null and (disregarded_at is not null) <> $3`,
        [organizationId, entityId, disregarded],
      );
      if (changed === 0) return { batchId: null };
      // The entity itself goes along: alerting ends what is open about it, or scoring takes it up again.
      const beside = [
        ...(await idsOf(tx, neighboursOfEntity, organizationId, entityId)),
        ...(await affectedByPerson(tx, entityId)).map((other) => other.entity_id),
        ...(await idsOf(tx, onAddresses, organizationId, entityId)),
      ];
      return { batchId: await askToScoreAgain(tx, [entityId, ...new Set(beside)].slice(0, MOST_NEIGHBOURS + 1), 'disregard') };
    });
  }

  /** All rows of the fingerprint, whoever used it. Null: there is no such device. */
  device(organizationId: string, fingerprint: string, disregarded: boolean): Promise<Disregarding | null> {
    return this.database.transaction(async (tx) => {
      const rows = await tx.rows<{ changes: boolean }>(
        `select (disregarded_at is not null) <> $3 as changes from device where organization_id = $1 and device_id = $2 and deleted_at is null order by id for no key update`,
        [organizationId, fingerprint, disregarded],
      );
      if (rows.length === 0) return null;
      if (!rows.some(({ changes }) => changes)) return { batchId: null };
      await tx.run(
        `update device set disregarded_at = case when $3 then now() end, updated_at = now()
         where organization_id = $1 and device_id = $2 and (disregarded_at is not null) <> $3`,
        [organizationId, fingerprint, disregarded],
      );
      return { batchId: await askToScoreAgain(tx, await idsOf(tx, usersOfDevice, organizationId, fingerprint), 'disregard') };
    });
  }

  /** Asks for a new cycle. Answers the batch to ring scoring for. */
  scoreAgain(entityId: string): Promise<string | null> {
    return this.database.transaction((tx) => askToScoreAgain(tx, [entityId], 'demand'));
  }
}

async function idsOf(tx: Queryable, text: string, organizationId: string, id: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(text, [organizationId, id])).map((row) => row.id);
}
