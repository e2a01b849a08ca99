import type { Evidence } from './oracle.js';
import type { LoggedRequest } from './system/moody-receiver.js';

/** A way in which a run could have gone wrong, done by hand to one that went well, and what the oracle must say then. */
export interface Doctored {
  readonly name: string;
  readonly statements?: readonly string[];
  readonly evidence?: (evidence: Evidence) => Evidence;
  readonly says: RegExp;
}

/** A row once more, with some of its fields changed. */
const again = (table: string, changes: string, of: string): string =>
  `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(one) || ${changes})).* from (${of}) one`;

const anEvent = 'select * from event order by id limit 1';
const anAlert = 'select id from alert order by id limit 1';
const aDelivery = 'select id from delivery order by id limit 1';
const newId = `jsonb_build_object('id', gen_random_uuid())`;

const firstLine = (change: (line: LoggedRequest) => readonly LoggedRequest[]) => (evidence: Evidence): Evidence => {
  const [first, ...rest] = evidence.log;
  return { ...evidence, log: first ? [...change(first), ...rest] : [] };
};

export const doctored: readonly Doctored[] = [
  { name: 'an event without a place', statements: [`update event set located_at = null where id = (select id from (${anEvent}) one)`], says: /^The event c-\d+ was never located\.$/ },
  { name: 'a lost event', statements: [`delete from event where id = (select id from (${anEvent}) one)`], says: /^The acknowledged event c-\d+ is stored 0 times\.$/ },
  { name: 'an event stored twice', statements: [again('event', newId, anEvent)], says: /^The acknowledged event c-\d+ is stored 2 times\.$/ },
  { name: 'an event under another id', statements: [`update event set id = gen_random_uuid() where id = (select id from (${anEvent}) one)`], says: /^The event c-\d+ was acknowledged as .* and is stored as/ },
  { name: 'an event that nobody was told of', evidence: (evidence) => ({ ...evidence, acknowledged: new Map([...evidence.acknowledged].slice(1)) }), says: /\(c-\d+\) is stored and was never acknowledged/ },
  {
    name: 'an answer that changed',
    evidence: (evidence) => ({ ...evidence, acknowledged: new Map([...evidence.acknowledged].map(([id, told], n) => [id, n === 0 ? { ...told, eventIds: new Set([...told.eventIds, id]) } : told])) }),
    says: /^The event c-\d+ was acknowledged under 2 ids/,
  },
  { name: 'an event of nobody', statements: [`update event set entity_id = null where id = (select id from (${anEvent}) one)`], says: /^The event c-\d+ belongs to nobody/ },
  {
    name: 'an event of somebody else',
    statements: [`update event set entity_id = (select id from entity where id <> event.entity_id limit 1) where id in (select id from event where entity_id = (select entity_id from (${anEvent}) one))`],
    says: /^The event c-\d+ was acknowledged as one of .* and belongs to/,
  },
  { name: 'an event counted twice', statements: ['update analysis set event_count = event_count + 1 where entity_id = (select entity_id from analysis limit 1)'], says: /has (\d+) events, and its score counted \d+\.$/ },
  { name: 'a person without a score', statements: ['delete from analysis where entity_id = (select entity_id from analysis limit 1)'], says: /events and was never scored\.$/ },
  { name: 'a score that the rules never saw', statements: ['update analysis set alerted_cycle = cycle - 1 where entity_id = (select entity_id from analysis limit 1)'], says: /the rules were asked up to the/ },
  { name: 'a batch that is left', statements: [`insert into batch (stage, event_ids, event_times, ring_at) values ('located', '{}', '{}', now())`], says: /is left in the ledger at "located"/ },
  { name: 'a batch that is buried', statements: [`insert into batch (stage, event_ids, event_times, ring_at, buried_at, last_error) values ('scored', '{}', '{}', now(), now(), 'Poison')`], says: /is buried in the ledger .*: Poison\.$/ },
  { name: 'an event in the waiting room', statements: [`insert into unresolved_event select id, timestamp, organization_id, 'ana', null from (${anEvent}) one`], says: /still waits for ana, who exists\.$/ },
  { name: 'a device registered twice', statements: ['drop index device_of_entity', again('device', newId, 'select * from device limit 1')], says: /is registered 2 times/ },
  { name: 'a doubled alert', statements: ['drop index alert_while_it_holds', again('alert', newId, 'select * from alert order by id limit 1')], says: /^The alerts .* of one rule about the entity .* were open at the same time\.$/ },
  { name: 'a doubled alert, the first of which has ended', statements: [again('alert', `${newId} || jsonb_build_object('opened_at', now() + interval '1 h', 'ended_at', now() + interval '2 h')`, 'select * from alert where ended_at is not null order by id limit 1')], says: /it raised \d+ alerts/ },
  {
    name: 'a hit without an alert',
    statements: [`delete from attempt where delivery_id in (select id from delivery where alert_id = (${anAlert}))`, `delete from delivery where alert_id = (${anAlert})`, `delete from alert where id = (${anAlert})`],
    says: /began to hold \d+ times for the entity .* it raised \d+ alerts/,
  },
  { name: 'an alert that did not end', statements: ['drop index alert_while_it_holds', 'update alert set ended_at = null where id = (select id from alert where ended_at is not null order by id limit 1)'], says: /of which \d+ are open\.$/ },
  { name: 'an alert that an endpoint is not told of', statements: [`delete from attempt where delivery_id = (${aDelivery})`, `delete from delivery where id = (${aDelivery})`], says: /has 0 deliveries of alert\./ },
  { name: 'an alert that is delivered under two ids', statements: ['drop index delivery_once', again('delivery', `jsonb_build_object('id', 'msg_again')`, 'select * from delivery order by id limit 1')], says: /has 2 deliveries of alert\./ },
  { name: 'a delivery that waits', statements: [`update delivery set status = 'pending' where id = (${aDelivery})`], says: /^The delivery msg_\w+ is pending after/ },
  { name: 'a delivery without an attempt', statements: [`delete from attempt where delivery_id = (${aDelivery})`], says: /no attempt that succeeded is written down\.$/ },
  {
    name: 'a delivery that the receiver never took',
    evidence: (evidence) => ({ ...evidence, log: evidence.log.filter(({ headers }) => headers['webhook-id'] !== evidence.log[0]?.headers['webhook-id']) }),
    says: /^The receiver never took the delivery msg_/,
  },
  { name: 'a webhook with another body', evidence: firstLine((line) => [{ ...line, body: `${line.body} ` }]), says: /arrived with another body/ },
  { name: 'a webhook with a wrong signature', evidence: firstLine((line) => [{ ...line, headers: { ...line.headers, 'webhook-signature': 'v1,AAAA' } }]), says: /^The signature of the delivery msg_\w+ does not verify\.$/ },
  { name: 'an alert that the receiver was told under two ids', evidence: firstLine((line) => [line, { ...line, headers: { ...line.headers, 'webhook-id': 'msg_again' } }]), says: /was told alert\.\w+ of the alert .* under 2 ids/ },
  { name: 'a webhook to the other endpoint', evidence: firstLine((line) => [{ ...line, path: '/elsewhere' }]), says: /went to \/elsewhere/ },
];
