import { Rules } from '@app/database';
import { ruleText } from '../../support/rules/rule-text.js';
import type { Store } from '../rig/store.js';

const EVENTS_OF_MOST = 20;
const EVENTS_OF_ONE_IN_A_THOUSAND = 50_000;
const DAYS = 80;

const rulesWithWindows = 20;
const rulesWithout = 30;

/** Each asks its own window: over the event types of the load, by each kind of key, of each aggregate. */
const windows = [
  'window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 500', 'window.count([], "entity", "1h") > 5000', 'window.count(["LOGIN_FAILED"], "entity", "15m") > 500', 'window.count(["LOGIN_FAILED"], "address", "1h") > 500',
  'window.count([], "device", "24h") > 50000', 'window.sum("event.amount", ["TRANSFER_SUCCESS"], "entity", "24h") > 100000000', 'window.sum("event.amount", [], "entity", "30d") > 10000000000', 'window.avg("event.amount", [], "entity", "7d") > 9000',
  'window.max("event.amount", [], "entity", "90d") > 9000', 'window.min("event.amount", [], "entity", "24h") < 0', 'window.distinct("event.ipAddress", [], "entity", "24h") > 300', 'window.distinct("event.deviceId", [], "entity", "7d") > 100',
  'window.distinct("entity.id", [], "device", "7d") > 100', 'window.distinct("entity.id", ["LOGIN_SUCCESS"], "address", "24h") > 100', 'window.distinct("event.destinationAccountId", ["TRANSFER_SUCCESS"], "entity", "30d") > 50000', 'window.count([], "destination", "24h") > 500',
  'window.sum("event.amount", [], "destination", "7d") > 100000000', 'window.secondsSinceFirst([], "entity", "90d") > 80000000', 'window.secondsSinceLast(["PASSWORD_CHANGE"], "entity", "7d") < 0', 'window.count([], "entity", "90d") > 1000000',
];

/** What the customers did in the last months, and 50 rules that requests ask about it. One in twelve events is hit by one of them. */
export async function writeDecisionPast({ database, organizationId }: Store): Promise<void> {
  if (organizationId === null) throw new Error('Rules belong to an organization.');
  await database.run(past(`n % 1000 <> 0`), [organizationId, EVENTS_OF_MOST]);
  await database.run(past(`n % 1000 = 0`), [organizationId, EVENTS_OF_ONE_IN_A_THOUSAND]);
  await database.run('vacuum (analyze)');
  await database.run('checkpoint');
  const rules = new Rules(database);
  const plain = Array.from({ length: rulesWithout }, (_, n) => `event.eventType == "TRANSFER_SUCCESS" && event.amount > ${4_950 - n * 5} && entity.type == "person" && event.metadata.channel == "app"`);
  for (const [n, cel] of [...windows.slice(0, rulesWithWindows), ...plain].entries()) {
    await rules.create(organizationId, ruleText({ name: `Rule ${n}`, evaluationMode: 'sync', score: 5, decision: 'review', conditions: cel }));
  }
}

const past = (whom: string): string => `
  insert into event (id, timestamp, organization_id, created_at, event_type, entity_id, entity_external_id, device_id, ip_address, country, destination_account_id, metadata, located_at, address_kind, place_country, network_class)
  select gen_random_uuid(), at, organization_id, at, kind, id, external_id, 'device-' || n, '190.16.' || n % 250 || '.' || k % 50, 'AR', case kind when 'TRANSFER_SUCCESS' then 'ar-' || (k * 7) % 11 || '-' || n end,
    jsonb_build_object('amount', 100 + (k * 37) % 5000, 'currency', 'ARS', 'channel', 'app'), at, 'public', 'AR', 'consumer'
  from (
    select e.*, k, now() - interval '1 minute' - k * interval '${DAYS} days' / $2::int as at,
      (array['LOGIN_SUCCESS', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSACTIONS_VIEW', 'TRANSFER_SUCCESS', 'LOGOUT'])[1 + k % 6] as kind
    from (select *, replace(external_id, 'customer-', '')::int as n from entity where organization_id = $1) e cross join generate_series(1, $2::int) k
    where ${whom}
  ) done`;
