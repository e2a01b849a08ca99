import { askToScoreAgain } from '@app/database';
import type { Store } from '../rig/store.js';
import type { StationProcess } from './station-process.js';

/** What the customers did before anything is measured. */
export const EVENTS_OF_EACH = 40;
export const EVENTS_OF_THE_LIGHTEST = 100;
export const EVENTS_OF_THE_HEAVIEST = 100_000;

const AT_ONCE = 500;

/** They have no number of their own among the customers that the load draws: nothing else happens to them. */
export const lightest = (people: number): string => externalId(people);
export const heaviest = (people: number): string => externalId(people + 1);

export const externalId = (n: number): string => `customer-${String(n).padStart(7, '0')}`;

/** Events of the last weeks, located, and a device for each customer. */
export async function writePast({ database, organizationId }: Store, people: number): Promise<void> {
  await database.run(past('>='), [organizationId, externalId(0), EVENTS_OF_EACH]);
  for (const [who, events] of [[lightest(people), EVENTS_OF_THE_LIGHTEST], [heaviest(people), EVENTS_OF_THE_HEAVIEST]] as const) {
    await database.run(`insert into entity (id, organization_id, type, name, external_id, country) values (gen_random_uuid(), $1, 'person', $2, $2, 'AR')`, [organizationId, who]);
    await database.run(past('='), [organizationId, who, events]);
  }
  await database.run(
    `insert into device (id, organization_id, entity_id, device_id, details, first_seen_at, last_seen_at)
     select gen_random_uuid(), organization_id, id, 'device-of-' || external_id, '{"platform":"android","model":"SM-A546E","osName":"Android"}', now() - interval '25 days', now() - interval '1 hour'
     from entity where organization_id = $1`,
    [organizationId],
  );
  await settle(database);
}

/** A first cycle for everybody, which remembers all of it: written as it is, nobody would have any habits. */
export async function rememberPast({ database }: Store, station: StationProcess): Promise<void> {
  const everybody = await database.rows<{ id: string }>('select id from entity');
  for (let n = 0; n < everybody.length; n += AT_ONCE) {
    const batchId = await askToScoreAgain(database, everybody.slice(n, n + AT_ONCE).map(({ id }) => id), 'mappings');
    if (batchId !== null) await station.score({ batchIds: [batchId], atOnce: 1, look: false });
  }
  await database.run('truncate batch, score_history');
  await settle(database);
}

async function settle(database: Store['database']): Promise<void> {
  await database.run('vacuum (analyze)');
  await database.run('checkpoint');
}

/** `who` compares the external id with the second parameter. */
const past = (who: '=' | '>='): string => `
  insert into event (id, timestamp, organization_id, created_at, event_type, user_id, entity_id, entity_external_id, session_id, device_id, ip_address, country, user_agent,
    destination_account_id, metadata, located_at, address_kind, place_country, place_city, latitude, longitude, accuracy_km, asn, as_name, network_class)
  select gen_random_uuid(), at, organization_id, at, kind, external_id, id, external_id, 's-' || external_id || '-' || n / 6, 'device-of-' || external_id,
    '190.16.' || (hashtext(external_id) & 255) || '.' || 1 + (n / 20) % 250, 'AR', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
    case kind when 'TRANSFER_SUCCESS' then 'ar-' || (n * 7) % 11 end, json_build_object('amount', 100 + (n * 37) % 5000, 'currency', 'ARS'),
    at, 'public', 'AR', 'Buenos Aires', -34.6, -58.4, 621, 7303, 'Telecom Argentina S.A.', 'consumer'
  from (
    select e.*, n, now() - interval '1 hour' - n * interval '20 days' / $3::int as at,
      (array['LOGIN_SUCCESS', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSACTIONS_VIEW', 'TRANSFER_SUCCESS', 'LOGOUT'])[1 + n % 6] as kind
    from entity e cross join generate_series(1, $3::int) n
    where e.organization_id = $1 and e.external_id ${who} $2
  ) done`;
