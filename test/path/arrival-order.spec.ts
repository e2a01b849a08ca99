import { ApiKeys, Organizations } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const PEOPLE = 30;
const EVENTS = 500;
const minute = 60_000;
const start = Date.parse('2026-11-05T12:00:00Z');

/** Always the same numbers for the same seed. */
function dice(seed: number) {
  let state = seed;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const of = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const shuffled = <Item>(items: readonly Item[]): Item[] => {
    const left = [...items];
    return items.map(() => left.splice(below(left.length), 1)[0] as Item);
  };
  return { below, of, shuffled };
}

/** An Argentine CUIT with its right check digit. */
function cuit(n: number): string {
  for (let document = 20_000_000 + n * 37_011; ; document += 1) {
    const digits = `20${document}`;
    const check = (11 - ([...digits].reduce((sum, digit, place) => sum + Number(digit) * Number('5432765432'[place]), 0) % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

const addresses = ['190.16.0.1', '190.16.0.2', '186.128.4.4', '83.44.1.1', '210.138.100.1', '159.89.1.1', '10.0.0.1', undefined];
const agents = ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'okhttp/4.12.0', 'python-requests/2.32.3', undefined];
const types = ['LOGIN_SUCCESS', 'LOGIN_FAILED', 'PASSWORD_CHANGE', 'TRANSFER_SUCCESS', 'NAVIGATION', 'BALANCE_CHECK'];

interface Sent {
  readonly id: string;
  readonly timestamp: string;
}

/** A fortnight of thirty people who share phones and lines: in the order of what happened. */
function story(seed: number): Sent[] {
  const { below, of } = dice(seed);
  const events = Array.from({ length: EVENTS }, (_, n): Sent => {
    const who = n < 2 * PEOPLE ? n % PEOPLE : below(PEOPLE);
    const taxId = cuit(who);
    const spelled = of([taxId, `${taxId.slice(0, 2)}-${taxId.slice(2, 10)}-${taxId.slice(10)}`, `${taxId.slice(0, 2)}.${taxId.slice(2, 10)}.${taxId.slice(10)}`]);
    const said = n < PEOPLE ? 'both' : of(['both', 'taxId', 'externalId'] as const);
    const deviceId = of([`own-${who}`, `own-${who}`, `own-${who}`, `family-${who % 6}`, 'kiosk', undefined]);
    // Half of them crowd into one day, and whole minutes make some of them happen at the same moment.
    const at = start + (below(2) === 0 ? below(300) : below(14 * 24 * 60)) * minute;
    return {
      id: `event-${n}`,
      timestamp: new Date(at).toISOString(),
      eventType: of(types),
      ...(said === 'externalId' ? {} : { taxId: spelled }),
      ...(said === 'taxId' ? {} : { entityExternalId: `customer-${who}` }),
      ...(below(3) === 0 ? { country: of(['AR', 'BR']) } : {}),
      ipAddress: of(addresses.slice(who % 3)),
      userAgent: of(agents),
      ...(below(4) === 0 ? { sessionId: of([`session-${who % 8}`, 'browser']) } : {}),
      ...(below(2) === 0 ? {} : { destinationAccountId: `account-${below(12)}`, metadata: { amount: below(50_000) / 100, currency: of(['ARS', 'USD']), sourceAccountId: `account-${who % 12}` } }),
      ...(deviceId === undefined ? {} : { deviceId, deviceDetails: { platform: 'android', model: deviceId, ...of([{}, { osVersion: String(below(5)) }, { deviceName: `of ${who}` }]) } }),
    } as Sent;
  });
  return events.sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0));
}

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.start({ env: { RATE_LIMIT_EVENTS_PER_MINUTE: '1000000', WORKER_CONCURRENCY: '3' } });
});
afterAll(() => system.stop());

async function anOrganization(name: string): Promise<{ id: string; post: (path: string, body: unknown) => Promise<void> }> {
  const id = await new Organizations(system.database).create({ name, defaultCountry: 'AR' });
  const { key } = await new ApiKeys(system.database).create(id, { name, kind: 'secret', permissions: ['events:create', 'entities:create'] });
  const post = async (path: string, body: unknown): Promise<void> => {
    const { status, body: answer } = await system.ask('POST', path, { body, key });
    expect([200, 201], JSON.stringify(answer)).toContain(status);
    if (Array.isArray(body)) expect(answer['rejected']).toBe(0);
  };
  return { id, post };
}

const one = '/events/user?withAutoEntity=true';
const many = '/events/user/batch?withAutoEntity=true';

/** What there is at the end about each person, in words that name nothing of our own. */
async function endOf(organizationId: string): Promise<unknown[]> {
  return system.database.rows(
    `select e.tax_id_normalized, e.external_id, e.type, e.name, e.tax_id, e.country, a.scores, coalesce(a.observations, h.observations) as observations, a.event_count, a.last_event_at, a.device_count,
       (select json_agg(json_build_array(d.device_id, d.details, d.ip_address, d.place_country, d.user_agent, d.first_seen_at, d.last_seen_at) order by d.device_id) from device d where d.entity_id = e.id) as devices,
       (select json_build_array(encode(m.memory, 'hex'), m.recent) from entity_memory m where m.entity_id = e.id) as memory
     from entity e left join analysis a on a.entity_id = e.id left join score_history h on h.entity_id = e.id and h.cycle = a.cycle where e.organization_id = $1 order by e.tax_id_normalized`,
    [organizationId],
  );
}

/** How often each person was scored, by tax id. */
async function cyclesOf(organizationId: string): Promise<Record<string, number>> {
  const rows = await system.database.rows<{ tax_id: string; cycle: number }>('select tax_id, cycle from entity join analysis on entity_id = id where entity.organization_id = $1', [organizationId]);
  return Object.fromEntries(rows.map(({ tax_id, cycle }) => [tax_id, cycle]));
}

describe('the same events arrive in another order', () => {
  it('and lead to the same people, devices and scores', async () => {
    const events = story(1);
    const { shuffled } = dice(2);
    const ways: Record<string, (post: (path: string, body: unknown) => Promise<void>) => Promise<void>> = {
      'one by one, as they happened': async (post) => {
        for (const event of events) await post(one, event);
      },
      'one by one, shuffled, some twice, several at a time': async (post) => {
        const mixed = shuffled([...events, ...events.filter((_, n) => n % 4 === 0)]);
        await Promise.all(Array.from({ length: 6 }, async (_, lane) => {
          for (let n = lane; n < mixed.length; n += 6) await post(one, mixed[n]);
        }));
      },
      'in batches, shuffled, some twice': async (post) => {
        const mixed = shuffled([...events, ...events.slice(0, 100)]);
        for (let n = 0; n < mixed.length; n += 40) await post(many, mixed.slice(n, n + 40));
      },
      'the newest first': async (post) => {
        for (let n = EVENTS; n > 0; n -= 100) await post(many, events.slice(n - 100, n).reverse());
      },
      'all at once': (post) => post(many, events),
    };
    // Beside each other, as organizations are.
    const organizations = await Promise.all(Object.entries(ways).map(async ([way, send]) => {
      const organization = await anOrganization(way);
      await send(organization.post);
      return { way, id: organization.id };
    }));
    await system.settled();
    const [expected, ...others] = await Promise.all(organizations.map(async ({ way, id }) => [way, await endOf(id)] as const));
    expect(expected?.[1]).toHaveLength(PEOPLE);
    for (const [way, end] of others) for (const [n, person] of end.entries()) expect(person, way).toEqual(expected?.[1][n]);
  }, 240_000);

  it('and only those are scored again of whom something else is known since', async () => {
    const { id, post } = await anOrganization('a family');
    const [ana, bruno, carla, dario] = [cuit(101), cuit(102), cuit(103), cuit(104)];
    const at = async (taxId: string, timestamp: string, more: object = {}): Promise<Record<string, number>> => {
      await post(one, { eventType: 'LOGIN_SUCCESS', taxId, timestamp, ipAddress: '190.16.0.9', ...more });
      await system.settled();
      return cyclesOf(id);
    };
    await at(ana, '2026-11-10T12:00:00Z');
    await at(bruno, '2026-11-10T13:00:00Z');
    await at(carla, '2026-11-10T14:00:00Z', { ipAddress: '190.16.0.10' });
    const inOrder = await at(ana, '2026-11-10T15:00:00Z');
    expect(inOrder, 'in order').toEqual({ [ana]: 2, [bruno]: 1, [carla]: 1 });
    const late = await at(dario, '2026-11-10T12:30:00Z');
    expect(late, 'an hour late on their address').toEqual({ [ana]: 3, [bruno]: 2, [carla]: 1, [dario]: 1 });
    const old = await at(dario, '2026-11-01T12:30:00Z');
    expect(old, 'more than a day before them').toEqual({ ...late, [dario]: 2 });

    const phone = { ipAddress: undefined, deviceId: 'phone', deviceDetails: { platform: 'ios' } };
    await at(carla, '2026-11-10T16:00:00Z', phone);
    const newcomer = await at(dario, '2026-11-10T16:01:00Z', phone);
    expect(newcomer, 'a newcomer on the phone').toEqual({ [ana]: 3, [bruno]: 2, [carla]: 3, [dario]: 3 });
    expect(await at(dario, '2026-11-10T16:02:00Z', phone), 'no newcomer any more').toEqual({ ...newcomer, [dario]: 4 });
  });
});
