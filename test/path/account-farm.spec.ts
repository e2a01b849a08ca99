import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, WholeSystem } from '../support/whole-system.js';

const second = 1_000;
const minute = 60 * second;
const start = Date.parse('2026-11-20T09:00:00Z');
const at = (ms: number): string => new Date(start + ms).toISOString();

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

async function anEntity(externalId: string, more: object): Promise<string> {
  const { body } = await system.post('/entities', { type: 'person', externalId, name: externalId, ...more });
  return String(body['entity']?.['id']);
}

const asked = async (answer: Promise<Answer>): Promise<void> => {
  const { status, body } = await answer;
  expect([200, 201], JSON.stringify(body)).toContain(status);
  expect(body['rejected'] ?? 0).toBe(0);
};

const uniquenessOf = async (id: string): Promise<number> => Number((await system.analysisOf(id))['scores']?.['UNIQUENESS']?.['value']);

/** Which analyzers of UNIQUENESS speak against somebody. */
const accusing = async (id: string): Promise<string[]> => {
  const observations = (await system.analysisOf(id))['observations'] as unknown as { code: string; contribution: number }[];
  return observations.filter(({ code, contribution }) => code.startsWith('uniqueness.') && contribution < 0).map(({ code }) => code.replace('uniqueness.', '')).sort();
};

interface ShownLink {
  entity: { id: string; externalId: string };
  strength: string;
  ties: { type: string; evidence: { value: string; since: string | null; lastSeenAt: string | null; people: number }[] }[];
}

async function linksOf(id: string, query = ''): Promise<{ links: ShownLink[]; total: number; leftOut: { type: string; value: string; because: string }[] }> {
  const { status, body } = await system.get(`/entities/${id}/links${query}`);
  expect(status).toBe(200);
  return body as never;
}

describe('twelve accounts in one hand', () => {
  const farm: string[] = [];
  const agent = 'Mozilla/5.0 (Linux; Android 14; SM-A145M) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36';
  const steps = ['LOGIN_SUCCESS', 'PROFILE_UPDATED', 'SEARCH_RECIPIENTS', 'TRANSFER_SUCCESS'];

  it('are found out, the first as well as the last', async () => {
    for (let n = 0; n < 12; n += 1) {
      farm.push(await anEntity(`farm-${n}`, { name: n % 2 === 0 ? 'Lucía Ferreyra' : 'Ferreyra, Lucia', email: `lucia.ferreyra+${n}@gmail.com` }));
      for (const [step, eventType] of steps.entries()) {
        await asked(system.post('/events/user', {
          eventType, entityExternalId: `farm-${n}`, timestamp: at(2 * n * minute + step * 8 * second), ipAddress: `190.16.4.${10 + n}`, userAgent: agent, sessionId: 'farm-browser',
          deviceId: 'farm-phone', deviceDetails: { platform: 'android', model: 'SM-A145M' },
          ...(eventType === 'TRANSFER_SUCCESS' ? { destinationAccountId: 'account-of-the-mule' } : {}),
        }));
      }
    }
    await system.settled();
    for (const id of farm) {
      expect(await uniquenessOf(id)).toBeLessThan(30);
      expect(await accusing(id)).toEqual(['shared-destination', 'shared-device', 'shared-session', 'similar-behavior', 'similar-email', 'similar-name']);
    }
  });

  it('lead from one to all, with the evidence of each step', async () => {
    const { links, total, leftOut } = await linksOf(farm[0] as string);
    expect(total).toBe(11);
    expect(leftOut).toEqual([]);
    expect(new Set(links.map(({ entity }) => entity.id))).toEqual(new Set(farm.slice(1)));
    for (const { strength, ties } of links) {
      expect(strength).toBe('strong');
      expect(ties.map(({ type }) => type)).toEqual(['SAME_SESSION', 'SAME_DEVICE', 'SIMILAR_BEHAVIOR', 'SAME_DESTINATION', 'SIMILAR_EMAIL', 'SIMILAR_NAME']);
    }
    const third = links.find(({ entity }) => entity.externalId === 'farm-3');
    expect(third?.ties.map(({ type, evidence }) => [type, evidence])).toEqual([
      ['SAME_SESSION', [{ value: 'farm-browser', since: at(6 * minute), lastSeenAt: '2026-11-20T00:00:00.000Z', people: 12 }]],
      ['SAME_DEVICE', [{ value: 'farm-phone', since: at(6 * minute), lastSeenAt: at(6 * minute + 24 * second), people: 12 }]],
      ['SIMILAR_BEHAVIOR', [{ value: 'LOGIN_SUCCESS > PROFILE_UPDATED > SEARCH_RECIPIENTS > TRANSFER_SUCCESS', since: at(6 * minute), lastSeenAt: at(6 * minute), people: 12 }]],
      ['SAME_DESTINATION', [{ value: 'account-of-the-mule', since: at(6 * minute + 24 * second), lastSeenAt: '2026-11-20T00:00:00.000Z', people: 12 }]],
      ['SIMILAR_EMAIL', [{ value: 'lucia.ferreyra+3@gmail.com', since: null, lastSeenAt: null, people: 12 }]],
      ['SIMILAR_NAME', [{ value: 'Ferreyra, Lucia', since: null, lastSeenAt: null, people: 12 }]],
    ]);
  });

  it('can be walked hop by hop to who hides behind one tie, and asked by kind, strength and number', async () => {
    const hidden = await anEntity('hidden', { email: 'somebody@example.com' });
    const bridge = await anEntity('bridge', { email: 'another@example.com' });
    const send = (entityExternalId: string, more: object) => asked(system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId, timestamp: at(60 * minute), ...more }));
    await send('bridge', { deviceId: 'farm-phone', deviceDetails: { platform: 'android' } });
    await send('bridge', { sessionId: 'elsewhere' });
    await send('hidden', { sessionId: 'elsewhere', destinationAccountId: 'account-of-the-mule' });
    await system.settled();

    const reached = new Set<string>();
    const walk = async (id: string): Promise<void> => {
      if (reached.has(id)) return;
      reached.add(id);
      for (const { entity } of (await linksOf(id, '?strength=strong')).links) await walk(entity.id);
    };
    await walk(farm[5] as string);
    expect(reached).toEqual(new Set([...farm, bridge, hidden]));

    expect((await linksOf(farm[0] as string, '?type=SAME_DESTINATION&strength=weak&limit=3'))).toMatchObject({ total: 12, links: [{ strength: 'weak' }, {}, {}] });
    expect((await linksOf(bridge, '?type=SAME_SESSION')).links.map(({ entity }) => entity.id)).toEqual([hidden]);
    expect((await linksOf(hidden, '?type=SAME_IP,SIMILAR_NAME'))).toEqual(expect.objectContaining({ links: [], total: 0 }));
  });
});

describe('who came first', () => {
  it.each<[string, (n: number) => object]>([
    ['shared-session', () => ({ sessionId: 'one-browser' })],
    ['shared-destination', () => ({ destinationAccountId: 'one-account' })],
    ['similar-behavior', (n) => ({ ipAddress: `190.16.9.${10 + n}`, userAgent: 'okhttp/4.12.0' })],
  ])('is told of those who came after him: %s', async (code, common) => {
    const people: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      people.push(await anEntity(`${code}-${n}`, {}));
      for (const [step, eventType] of ['LOGIN_SUCCESS', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSFER_SUCCESS'].entries()) {
        await asked(system.post('/events/user', { eventType, entityExternalId: `${code}-${n}`, timestamp: at(n * minute + step * 5 * second), ...common(n) }));
      }
      await system.settled();
      expect(await accusing(people[0] as string), `after ${n + 1}`).toEqual(n < 3 ? [] : [code]);
    }
    for (const id of people) expect(await accusing(id)).toEqual([code]);
  });
});

describe('a second account of one person', () => {
  const comesBy = (entityExternalId: string) => asked(system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId, timestamp: at(0) }));

  it('shows on the first one, and no more once it has another mailbox or is gone', async () => {
    const first = await anEntity('nora', { email: 'nora.paz@gmail.com' });
    const second = await anEntity('nora-2', { email: 'another@example.com' });
    await comesBy('nora');
    await comesBy('nora-2');
    const onTheFirst = async (): Promise<string[]> => {
      await system.settled();
      return accusing(first);
    };
    expect(await onTheFirst()).toEqual([]);
    await system.patch(`/entities/${second}`, { email: 'norapaz+2@googlemail.com' });
    expect(await onTheFirst()).toEqual(['similar-email']);
    await system.patch(`/entities/${second}`, { email: 'another@example.com' });
    expect(await onTheFirst()).toEqual([]);
    await system.patch(`/entities/${second}`, { email: 'nora.paz+3@gmail.com' });
    expect(await onTheFirst()).toEqual(['similar-email']);
    await system.delete(`/entities/${second}`);
    expect(await onTheFirst()).toEqual([]);
  });

  it('shows by another number of the same document, and ceases to when it is disregarded', async () => {
    const byDni = await anEntity('oscar', { taxId: '24245549', countryCode: 'AR' });
    await comesBy('oscar');
    const byCuit = await anEntity('oscar-2', { taxId: '20-24245549-6', countryCode: 'AR' });
    await comesBy('oscar-2');
    await system.settled();
    expect(await accusing(byDni)).toEqual(['shared-tax-id']);
    expect(await accusing(byCuit)).toEqual(['shared-tax-id']);
    await system.post('/api/identities/oscar-2/actions/disregard', undefined);
    await system.settled();
    expect(await accusing(byDni)).toEqual([]);
  });
});

describe('two on one address', () => {
  it.each([
    ['consumer', '190.16.21.9', ['SAME_IP']],
    ['relay', '172.224.17.9', []],
    ['hosting', '138.197.21.9', []],
    ['anonymiser', '193.138.218.9', []],
    ['mobile', '177.79.1.1', []],
  ])('are tied where it is a line of their own: %s', async (networkClass, ipAddress, types) => {
    const [one] = [await anEntity(`one-${networkClass}`, {}), await anEntity(`other-${networkClass}`, {})];
    for (const name of ['one', 'other']) await asked(system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: `${name}-${networkClass}`, ipAddress, timestamp: at(0) }));
    await system.settled();
    expect(await system.database.rows('select distinct network_class from event where ip_address = $1', [ipAddress])).toEqual([{ network_class: networkClass }]);
    expect((await linksOf(one, '?type=SAME_IP')).links.flatMap(({ ties }) => ties.map(({ type }) => type))).toEqual(types);
  });
});

describe('an office of four hundred', () => {
  it('shares an address, a canteen and a morning, and nobody in it is anybody else', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
    const events = Array.from({ length: 400 }, (_, n) => {
      // Everybody has a pace of their own.
      const begins = (n % 25) * minute + n * 37;
      const pause = (step: number): number => second * (3 + ((n * 7 + step * 13) % 50) ** 1.4);
      const one = { taxId: String(20_000_000 + n * 37), ipAddress: '181.10.0.9', userAgent: agent, deviceId: `laptop-${n}`, deviceDetails: { platform: 'web' }, sessionId: `session-${n}` };
      return [
        { ...one, eventType: 'LOGIN_SUCCESS', timestamp: at(begins) },
        { ...one, eventType: 'PROFILE_VIEW', timestamp: at(begins + pause(1)) },
        { ...one, eventType: 'BALANCE_CHECK', timestamp: at(begins + pause(1) + pause(2)) },
        { ...one, eventType: 'TRANSFER_SUCCESS', destinationAccountId: 'canteen', timestamp: at(begins + pause(1) + pause(2) + pause(3)) },
      ];
    }).flat();
    for (let n = 0; n < events.length; n += 400) await asked(system.post('/events/user/batch?withAutoEntity=true', events.slice(n, n + 400)));
    await system.settled();

    const people = await system.database.rows<{ id: string; uniqueness: number | null }>(`select e.id, a.uniqueness from entity e join analysis a on a.entity_id = e.id where e.organization_id = $1 and e.name like '200%'`, [system.organizationId]);
    expect(people).toHaveLength(400);
    expect(Math.min(...people.map(({ uniqueness }) => uniqueness ?? 100))).toBeGreaterThan(60);

    for (const { id } of people.slice(0, 5)) {
      const { links, leftOut } = await linksOf(id, '?type=SAME_IP,SAME_DESTINATION,SAME_SESSION,SAME_DEVICE');
      expect(links).toEqual([]);
      expect(leftOut).toEqual([
        { type: 'SAME_DESTINATION', value: 'canteen', because: 'More than 25 other people sent to this account.' },
        { type: 'SAME_IP', value: '181.10.0.9', because: 'More than 25 other people were seen on this address.' },
      ]);
    }
  }, 120_000);
});
