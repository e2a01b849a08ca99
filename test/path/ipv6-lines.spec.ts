import { Labels } from '@app/database';
import { lineOf } from '@app/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2026-11-10T15:00:00Z');
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

/** The nth address that a machine takes on a line of `2800:810:<line>::/64`. */
const onLine = (line: string, n: number): string => `2800:810:${line}:${(n * 719 + 17).toString(16)}:ff:${(n * 1_729 + 5).toString(16).slice(-4)}:${(n + 1).toString(16)}`;

const known = new Map<string, string>();

async function idOf(who: string): Promise<string> {
  const id = known.get(who) ?? String((await system.post('/entities', { type: 'person', name: who, externalId: who })).body['entity']?.['id']);
  known.set(who, id);
  return id;
}

interface Deed {
  readonly who: string;
  readonly eventType?: string;
  readonly at?: number;
  readonly ipAddress: string;
  readonly deviceId?: string;
}

async function happens({ who, eventType = 'LOGIN_SUCCESS', at = start, ipAddress, deviceId }: Deed): Promise<{ entityId: string; eventId: string }> {
  const entityId = await idOf(who);
  const { status, body } = await system.post('/events/user', { eventType, entityExternalId: who, timestamp: new Date(at).toISOString(), ipAddress, userAgent: chrome, deviceId });
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return { entityId, eventId: String(body['event']?.['id'] ?? body['id']) };
}

async function saidOf(entityId: string): Promise<Map<string, { value: number; because: string }>> {
  const { observations } = (await system.analysisOf(entityId)) as unknown as { observations: { code: string; value: number; because: string }[] };
  return new Map(observations.map(({ code, value, because }) => [code, { value, because }]));
}

describe('of IPv6 a subscriber has a line and not an address', () => {
  it('so that whoever takes another address of it for each account that he tries is seen', async () => {
    for (let n = 0; n < 13; n += 1) await happens({ who: `tried-${n}`, eventType: 'LOGIN_FAILED', at: start + n * 60_000, ipAddress: onLine('666:1', n) });
    const opened = await happens({ who: 'opened', at: start + 14 * 60_000, ipAddress: onLine('666:1', 14) });
    await system.settled();
    expect((await saidOf(opened.entityId)).get('behavior.tried-accounts')?.because).toMatch(/^13 other accounts tried .* and this one opened/);
  });

  it('and people who do as privacy asks, and change theirs each day, are as familiar as those who keep it', async () => {
    for (let n = 20; n >= 0; n -= 1) {
      await happens({ who: 'changes', at: start - n * day, ipAddress: onLine('a1:1', n), deviceId: 'phone-that-changes' });
      await happens({ who: 'keeps', at: start - n * day, ipAddress: onLine('a2:1', 1), deviceId: 'phone-that-keeps' });
    }
    await system.settled();
    const [changes, keeps] = [await saidOf(await idOf('changes')), await saidOf(await idOf('keeps'))];
    expect(keeps.size).toBeGreaterThan(3);
    expect(changes).toEqual(keeps);
  });

  it('and who lives in one home is met there, whatever address each machine took', async () => {
    for (let n = 0; n < 3; n += 1) await happens({ who: `at-home-${n}`, ipAddress: onLine('b:1', n) });
    await happens({ who: 'neighbour', ipAddress: onLine('b:2', 1) });
    await system.settled();
    const { body } = await system.get(`/entities/${await idOf('at-home-0')}/links?type=SAME_IP`);
    const links = body['links'] as unknown as { entity: { id: string }; evidence: { value: string }[] }[];
    expect(JSON.stringify(links)).toContain('2800:810:b:1::/64');
    expect(links.map(({ entity }) => entity.id).sort()).toEqual([await idOf('at-home-1'), await idOf('at-home-2')].sort());
  });

  it('and what labels say of it is asked about each address of it', async () => {
    const frauds = [];
    for (let n = 0; n < 5; n += 1) frauds.push(await happens({ who: `thief-${n}`, at: Date.now() - 3 * hour + n * 60_000, ipAddress: onLine('c:1', n) }));
    await system.settled();
    await new Labels(system.database).tellOfEvents(system.organizationId, '00000000-0000-4000-8000-000000000000', new Map(frauds.map(({ eventId }) => [eventId, { label: 'fraud', knownAt: new Date(Date.now() - hour), reason: null }])));
    const [next, elsewhere] = [await happens({ who: 'next-victim', at: Date.now(), ipAddress: onLine('c:1', 77) }), await happens({ who: 'next-door', at: Date.now(), ipAddress: onLine('c:2', 77) })];
    await system.settled();
    expect((await saidOf(next.entityId)).get('behavior.address-reputation')?.value).toBeLessThan(0.2);
    expect((await saidOf(elsewhere.entityId)).get('behavior.address-reputation')).toBeUndefined();
  });

  it('and windows of rules gather by it', async () => {
    const { body: rule } = await system.post('/rules', {
      name: 'Many accounts on a line', status: 'draft', score: 40, actions: [{ type: 'createAlert', createAlert: { title: 'Many accounts' } }],
      conditions: { operator: 'AND', conditions: [{ id: 'many', field: 'window', window: { aggregate: 'distinct', of: 'entity.id', events: ['LOGIN_FAILED'], by: 'address', within: '1h' }, operator: 'gte', value: 5 }] },
    });
    for (let n = 0; n < 5; n += 1) await happens({ who: `on-the-line-${n}`, eventType: 'LOGIN_FAILED', at: start + n * 60_000, ipAddress: onLine('d:1', n) });
    const { body } = await system.post(`/rules/${String(rule['id'])}/execute`, { entityId: await idOf('on-the-line-4') });
    expect(body).toMatchObject({ matched: true });
  });

  it('and events are found by an address, or by the line', async () => {
    for (const n of [1, 2, 3]) await happens({ who: 'asked-about', at: start + n, ipAddress: onLine('e:1', n) });
    const found = async (address: string): Promise<string[]> => {
      const { status, body } = await system.get(`/events/user?ip_address=${encodeURIComponent(address)}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return (body['events'] as unknown as { ipAddress: string }[]).map(({ ipAddress }) => ipAddress);
    };
    expect(await found(onLine('e:1', 2))).toEqual([onLine('e:1', 2)]);
    expect(await found('2800:810:e:1::/64')).toEqual([3, 2, 1].map((n) => onLine('e:1', n)));
    for (const wider of ['2800:810::/32', '190.16.0.0/16']) {
      expect((await system.get(`/events/user?ip_address=${wider}`)).body['error']).toMatchObject({ code: 'VALIDATION_ERROR', details: [{ field: 'ip_address', message: expect.stringContaining('a /64 of IPv6') }] });
    }
  });

  it('and PostgreSQL reads the line of any text as we do', async () => {
    const hextet = fc.oneof(fc.constantFrom('', '0', '00', '0000', '2001', '2800', '3fff', '64'), fc.stringMatching(/^[0-9a-fA-F]{0,5}$/));
    const address = fc.oneof(
      fc.ipV6(),
      fc.ipV4(),
      fc.array(hextet, { maxLength: 10 }).map((hextets) => hextets.join(':')),
      fc.tuple(fc.constantFrom('2800:', '2001:', '3FFE:', '2a02:0:'), fc.array(hextet, { maxLength: 9 })).map(([head, hextets]) => head + hextets.join(':')),
      fc.string({ maxLength: 30 }).map((text) => text.replaceAll('\0', '')),
    );
    const texts = fc.sample(address, { numRuns: 5_000, seed: 47_016 });
    const rows = await system.database.rows<{ line: string }>('select address_line(a) as line from unnest($1::text[]) with ordinality as t(a, n) order by n', [texts]);
    const differing = texts.flatMap((text, n) => (rows[n]?.line === lineOf(text) ? [] : [[text, rows[n]?.line, lineOf(text)]]));
    expect(differing).toEqual([]);
    expect(new Set(rows.map(({ line }) => line)).size).toBeGreaterThan(3_000);
  });
});
