import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { type Answer, type Json, WholeSystem } from '../support/whole-system.js';

const madrid = '83.44.1.1';
const tokyo = '210.138.100.1';
const nowhere = '00000000-0000-4000-8000-000000000000';

describe('a backend finds out that it stated something wrongly', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const login = async (more: object): Promise<Json> => (await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6', ...more })).body;
  const correct = (event: Json | undefined, body: object): Promise<Answer> => system.patch(`/events/user/${event?.['id']}`, body);
  const history = async (event: Json | undefined): Promise<Json> => (await system.get(`/events/user/${event?.['id']}/history`)).body;
  const codes = async (entityId: string): Promise<string[]> => {
    await system.settled();
    return ((await system.analysisOf(entityId))['observations'] as unknown as { code: string; value: number }[]).filter(({ value }) => value < 0.5).map(({ code }) => code);
  };

  it('and the journey that nobody made disappears from the score', async () => {
    const first = await login({ ipAddress: madrid, timestamp: '2026-11-20T12:00:00Z' });
    const second = await login({ ipAddress: tokyo, timestamp: '2026-11-20T13:00:00Z' });
    const entityId = String(first['entity']?.['id']);
    expect(await codes(entityId)).toContain('behavior.impossible-travel');

    const { status, body } = await correct(second['event'], { ipAddress: madrid, reason: 'The address of our proxy.' });
    expect(status).toBe(200);
    expect(body['event']).toMatchObject({ ipAddress: madrid, location: null });
    expect(await codes(entityId)).not.toContain('behavior.impossible-travel');
    expect((await system.analysisOf(entityId))['eventCount']).toBe(2);
    const { body: now } = await system.get(`/events/user/${second['event']?.['id']}`);
    expect(now['event']).toMatchObject({ ipAddress: madrid, location: { country: 'ES' } });
    expect(await history(second['event'])).toMatchObject({
      original: { ipAddress: tokyo, location: null, correctedAt: null },
      corrections: [{ number: 1, reason: 'The address of our proxy.', before: { ipAddress: tokyo }, after: { ipAddress: madrid } }],
      pagination: { total: 1 },
    });
  });

  it('and every correction stays in the history, the first statement too', async () => {
    const { event } = (await login({ taxId: '27-28033514-8', country: 'AR', isVpn: false, userAgent: 'a', metadata: { amount: 1, note: null, kept: { deep: true } } })) as unknown as { event: Json };
    await system.settled();
    await correct(event, { metadata: { amount: 2, note: null, more: 'x' }, country: 'br' });
    await correct(event, { metadata: { amount: 3 }, isVpn: true, failedAttemptsCount: 4, isNewDevice: true, isProxy: false, userAgent: null });
    const { body } = await system.get(`/events/user/${event['id']}`);
    expect(body['event']).toMatchObject({ metadata: { amount: 3, kept: { deep: true }, more: 'x' }, country: 'BR', isVpn: true, isProxy: false, isNewDevice: true, failedAttemptsCount: 4, userAgent: null, location: { addressKind: 'absent' } });
    const { original, corrections } = await history(event) as unknown as { original: Json; corrections: { number: number; before: Json; after: Json }[] };
    expect(original).toMatchObject({ metadata: { amount: 1, note: null, kept: { deep: true } }, country: 'AR', isVpn: false, failedAttemptsCount: null, userAgent: 'a', correctedAt: null });
    expect(corrections.map(({ number, before }) => [number, before])).toEqual([
      [1, { metadata: { amount: 1, note: null, kept: { deep: true } }, country: 'AR' }],
      [2, { metadata: { amount: 2, kept: { deep: true }, more: 'x' }, isVpn: false, isProxy: null, isNewDevice: null, failedAttemptsCount: null, userAgent: 'a' }],
    ]);
    await system.settled();
    const [rescored] = await system.database.rows<{ cycle: number }>('select cycle from analysis where entity_id = $1', [event['entityId']]);
    expect(rescored?.cycle).toBeGreaterThan(1);
  });

  it('but what changes nothing leaves no trace', async () => {
    const { event } = (await login({ taxId: '20-11111111-2', country: 'AR', metadata: { a: { x: 1, y: 2 } } })) as unknown as { event: Json };
    for (const same of [{}, { reason: 'Nothing.' }, { country: 'ar' }, { metadata: { a: { y: 2, x: 1 } } }, { metadata: { never: null } }, { isVpn: null }]) {
      const { status, body } = await correct(event, same);
      expect([status, body['event']?.['correctedAt']]).toEqual([200, null]);
    }
    expect((await history(event))['corrections']).toEqual([]);
  });

  it('and keeps what the system noted in metadata', async () => {
    const { event } = (await login({ taxId: '20-11111111-2', metadata: { a: 1, _note: 'ours' } })) as unknown as { event: Json };
    await correct(event, { metadata: { a: 2 } });
    const [stored] = await system.database.rows<{ metadata: object }>('select metadata from event where id = $1', [event['id']]);
    expect(stored?.metadata).toEqual({ a: 2, _note: 'ours' });
    expect(JSON.stringify(await history(event))).not.toContain('ours');
  });

  it.each<[string, object, string, string]>([
    ['another time', { timestamp: '2026-11-20T12:00:00Z' }, 'VALIDATION_ERROR', 'timestamp'],
    ['another person', { entityId: nowhere }, 'VALIDATION_ERROR', 'entityId'],
    ['another type', { eventType: 'LOGOUT' }, 'VALIDATION_ERROR', 'eventType'],
    ['a note of the system', { metadata: { _note: 1 } }, 'VALIDATION_ERROR', 'metadata._note'],
    ['a country by name', { country: 'Brazil' }, 'VALIDATION_ERROR', 'country'],
    ['half of a surrogate pair', { metadata: { note: '\ud800' } }, 'VALIDATION_ERROR', 'metadata'],
    ['a nest without end', { metadata: { deep: JSON.parse('['.repeat(40) + ']'.repeat(40)) } }, 'VALIDATION_ERROR', 'metadata'],
    ['too much', { metadata: { note: 'x'.repeat(33_000) } }, 'METADATA_TOO_LARGE', 'metadata'],
  ])('and is refused %s', async (_, body, code, field) => {
    const { event } = (await login({ metadata: { a: 1 } })) as unknown as { event: Json };
    const answer = await correct(event, body);
    expect([answer.status, answer.body['error']?.['code']]).toEqual([400, code]);
    expect((answer.body['error']?.['details'] as unknown as { field: string }[])[0]?.field).toBe(field);
    expect((await history(event))['corrections']).toEqual([]);
  });

  it('and nobody else can', async () => {
    const { event } = (await login({})) as unknown as { event: Json };
    const { key } = await anotherOrganization(system);
    for (const [method, path] of [['PATCH', `/events/user/${event['id']}`], ['GET', `/events/user/${event['id']}/history`], ['PATCH', `/events/user/${nowhere}`], ['GET', '/events/user/none/history'], ['PATCH', '/events/user/none']] as const) {
      const answer = await system.ask(method, path, { key, ...(method === 'PATCH' ? { body: { isVpn: true } } : {}) });
      expect([answer.status, answer.body['error']?.['code']], path).toEqual([404, 'EVENT_NOT_FOUND']);
    }
    const { key: reader } = await anotherOrganization(system, ['events:read']);
    expect((await system.ask('PATCH', `/events/user/${event['id']}`, { key: reader, body: { isVpn: true } })).status).toBe(403);
  });
});
