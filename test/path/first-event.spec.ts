import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

describe('a backend posts its first events', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  it('gets the stored event, an entity made from the tax id, and soon four explained scores', async () => {
    const { status, body } = await system.post('/events/user?withAutoEntity=true', {
      eventType: 'LOGIN_SUCCESS',
      taxId: '20-24245549-6',
      userId: 'user_12345',
      ipAddress: '190.16.0.1',
      country: 'ar',
      userAgent: chrome,
      metadata: { amount: 5000, currency: 'ARS' },
      somethingNew: { nested: true },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      success: true,
      event: { eventType: 'LOGIN_SUCCESS', userId: 'user_12345', taxId: '20-24245549-6', country: 'AR', ipAddress: '190.16.0.1', metadata: { amount: 5000 } },
      entity: { wasCreated: true },
      warnings: [{ field: 'somethingNew' }],
    });
    const entityId = String(body['entity']?.['id']);
    await system.settled();

    const entity = (await system.get(`/entities/${entityId}`)).body['entity'];
    expect(entity).toMatchObject({ type: 'person', taxId: '20242455496', countryCode: 'AR', status: 'under_review' });
    const [stored] = await system.database.rows<{ place_country: string; network_class: string; extra: object }>(
      'select place_country, network_class, extra from event where id = $1',
      [String(body['event']?.['id'])],
    );
    expect(stored).toEqual({ place_country: 'AR', network_class: 'consumer', extra: { somethingNew: { nested: true } } });

    const analysis = (await system.analysisOf(entityId)) as unknown as {
      eventCount: number;
      scores: Record<string, { value: number; prior: number } | null>;
      observations: { dimension: string; contribution: number; because: string }[];
    };
    expect(analysis.eventCount).toBe(1);
    for (const [dimension, score] of Object.entries(analysis.scores)) {
      const mine = analysis.observations.filter((observation) => observation.dimension === dimension);
      const sum = mine.reduce((total, { contribution }) => total + Math.round(contribution * 100), Math.round((score?.prior ?? 0) * 100));
      expect(sum, dimension).toBe(Math.round((score?.value ?? 0) * 100));
    }
  });

  it('is told apart from its neighbours when two hundred events name one unknown tax id at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => system.post('/events/user?withAutoEntity=true', { eventType: 'NAVIGATION', taxId: '27-28033514-8', userId: `tab-${n}` })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['entity']?.['id'])).size).toBe(1);
    expect(answers.filter(({ body }) => body['entity']?.['wasCreated'] as unknown).length).toBe(1);
    await system.settled();
    const analysis = await system.analysisOf(String(answers[0]?.body['entity']?.['id']));
    expect(analysis['eventCount']).toBe(200);
  });

  it('registers a device once for each person and says when it is new', async () => {
    const post = (deviceId: string, at: string) =>
      system.post('/events/user?withAutoEntity=true', {
        eventType: 'LOGIN_SUCCESS',
        taxId: '20-11111111-2',
        deviceId,
        timestamp: at,
        deviceDetails: { platform: 'android', manufacturer: 'samsung', model: 'SM-A156M' },
      });
    const first = await post('840e89e4d46efd67', '2026-11-20T12:00:00Z');
    const again = await post('840e89e4d46efd67', '2026-11-20T13:00:00-03:00');
    const other = await post('another', '2026-11-20T11:00:00Z');
    expect([first, again, other].map(({ body }) => body['event']?.['isNewDevice'])).toEqual([true, false, true]);
    await system.settled();
    const devices = await system.database.rows<{ device_id: string; first: Date; last: Date }>(
      'select device_id, first_seen_at as first, last_seen_at as last from device where entity_id = $1 order by device_id',
      [String(first.body['entity']?.['id'])],
    );
    expect(devices).toEqual([
      { device_id: '840e89e4d46efd67', first: new Date('2026-11-20T12:00:00Z'), last: new Date('2026-11-20T16:00:00Z') },
      { device_id: 'another', first: new Date('2026-11-20T11:00:00Z'), last: new Date('2026-11-20T11:00:00Z') },
    ]);
  });

  it('stores private and malformed addresses and says so', async () => {
    const kinds = await Promise.all(
      ['10.40.64.231', 'not-an-address', undefined].map(async (ipAddress) => {
        const { body } = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6', ipAddress });
        return String(body['event']?.['id']);
      }),
    );
    await system.settled();
    const { body } = await system.post('/events/user/progress', { ids: kinds, places: true });
    const kindOf = new Map((body['places'] as unknown as { id: string; addressKind: string }[]).map((place) => [place.id, place.addressKind]));
    expect(kinds.map((id) => kindOf.get(id))).toEqual(['private', 'malformed', 'absent']);
    expect(body).toMatchObject({ events: 3, located: 3, scored: 3, unresolved: 0 });
  });
});
