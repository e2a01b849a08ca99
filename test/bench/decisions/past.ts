import { Rules } from '@app/database';
import { ruleText } from '../../support/rules/rule-text.js';
import { personOf } from '../load/people.js';
import type { Store } from '../rig/store.js';

const EVENTS_OF_MOST = 20;
const EVENTS_OF_ONE_IN_A_THOUSAND = 50_000;
const DAYS = 80;

/** Whether this customer is the one in a thousand. */
export const hasLongPast = (n: number): boolean => n % 1_000 === 0;

/** Each asks its own window: over the event types of the load, by each kind of key, of each aggregate. */
const windows = [
  'window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 500', 'window.count([], "entity", "1h") > 5000', 'window.count(["LOGIN_FAILED"], "entity", "15m") > 500', 'window.count(["LOGIN_FAILED"], "address", "1h") > 500',
  'window.count([], "device", "24h") > 50000', 'window.sum("event.amount", ["TRANSFER_SUCCESS"], "entity", "24h") > 100000000', 'window.sum("event.amount", [], "entity", "30d") > 10000000000', 'window.avg("event.amount", [], "entity", "7d") > 9000',
  'window.max("event.amount", [], "entity", "90d") > 9000', 'window.min("event.amount", [], "entity", "24h") < 0', 'window.distinct("event.ipAddress", [], "entity", "24h") > 300', 'window.distinct("event.deviceId", [], "entity", "7d") > 100',
  'window.distinct("entity.id", [], "device", "7d") > 100', 'window.distinct("entity.id", ["LOGIN_SUCCESS"], "address", "24h") > 100', 'window.distinct("event.destinationAccountId", ["TRANSFER_SUCCESS"], "entity", "30d") > 50000', 'window.count([], "destination", "24h") > 500',
  'window.sum("event.amount", [], "destination", "7d") > 100000000', 'window.secondsSinceFirst([], "entity", "90d") > 80000000', 'window.secondsSinceLast(["PASSWORD_CHANGE"], "entity", "7d") < 0', 'window.count([], "entity", "90d") > 1000000',
];
const gatheredBy = ['entity', 'device', 'address', 'destination'];
const RULES_WITHOUT_WINDOWS = 30;

/**
 * What the customers did in the last months, on the devices and from the addresses of the load, and 50 rules that requests ask
 * about it: of a hundred events one is hit. The windows were asked for long enough ago that every process counts them.
 */
export async function writeDecisionPast({ database, organizationId }: Store, people: number): Promise<void> {
  if (organizationId === null) throw new Error('Rules belong to an organization.');
  const known = Array.from({ length: people }, (_, n) => ({ n, ...personOf(n) }));
  for (const [whose, events] of [[known.filter(({ n }) => !hasLongPast(n)), EVENTS_OF_MOST], [known.filter(({ n }) => hasLongPast(n)), EVENTS_OF_ONE_IN_A_THOUSAND]] as const) {
    await database.run(past, [organizationId, events, whose.map(({ externalId }) => externalId), whose.map(({ deviceId }) => deviceId), whose.map(({ home }) => home)]);
  }
  const rules = new Rules(database);
  const plain = Array.from({ length: RULES_WITHOUT_WINDOWS }, (_, n) => `event.eventType == "TRANSFER_SUCCESS" && event.amount > ${4_950 - n * 15} && entity.type == "person" && event.metadata.channel == "app"`);
  for (const [n, cel] of [...windows, ...plain].entries()) await rules.create(organizationId, ruleText({ name: `Rule ${n}`, evaluationMode: 'sync', score: 5, decision: 'review', conditions: { cel } }));
  await database.run(`insert into window_gathering (organization_id, gathered_by, id, since) select $1, by, gen_random_uuid(), now() - interval '1 hour' from unnest($2::text[]) as by`, [organizationId, gatheredBy]);
  // No checkpoint of ours: they come when PostgreSQL makes them, as in operation. After one, every page is logged whole when it is first touched.
  await database.run('vacuum (analyze)');
}

const past = `
  insert into event (id, timestamp, organization_id, created_at, event_type, user_id, entity_id, entity_external_id, device_id, session_id, ip_address, country, destination_account_id, metadata, located_at, address_kind, place_country, network_class)
  select gen_random_uuid(), at, $1, at, kind, 'u-' || external_id, id, external_id, device_id, 's-' || external_id || '-' || k / 6, home || '.' || 1 + k % 254, 'AR', case kind when 'TRANSFER_SUCCESS' then external_id || '-' || (k * 7) % 11 end,
    jsonb_build_object('amount', 100 + (k * 37) % 5000, 'currency', 'ARS', 'channel', 'app'), at, 'public', 'AR', 'consumer'
  from (
    select e.id, p.*, k, now() - interval '1 minute' - k * interval '${DAYS} days' / $2::int as at,
      (array['LOGIN_SUCCESS', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSACTIONS_VIEW', 'TRANSFER_SUCCESS', 'LOGOUT'])[1 + k % 6] as kind
    from unnest($3::text[], $4::text[], $5::text[]) as p(external_id, device_id, home) join entity e on e.organization_id = $1 and e.external_id = p.external_id cross join generate_series(1, $2::int) k
  ) done`;
