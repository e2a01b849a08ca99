import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import type { Json } from '../support/whole-system.js';
import { WholeSystem } from '../support/whole-system.js';

const madrid = '83.44.1.1';
const tokyo = '210.138.100.1';

describe('a merchant wants to be told', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
    await system.post('/rules', { name: 'Does not behave like itself', severity: 'HIGH', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }] });
  });
  afterAll(() => system.stop());

  const person = async (externalId: string): Promise<string> => {
    const { body } = await system.post('/entities', { type: 'person', name: externalId, externalId });
    return String(body['entity']?.['id']);
  };
  const login = (entityExternalId: string, ipAddress: string, timestamp: string) =>
    system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId, ipAddress, timestamp });

  it('when a session is in two places at once, by one signed webhook that gives the reason', async () => {
    const merchant = await system.aReceiver();
    const ana = await person('ana');
    await login('ana', madrid, '2026-11-20T12:00:00Z');
    await login('ana', tokyo, '2026-11-20T13:00:00Z');
    await login('ana', tokyo, '2026-11-20T13:05:00Z');
    await system.settled();
    await eventually('the merchant was told', async () => merchant.all.length > 0);

    expect(merchant.all).toHaveLength(1);
    const [webhook] = merchant.all;
    expect(webhook?.payload).toMatchObject({ type: 'alert.opened', data: { severity: 'HIGH', ruleName: 'Does not behave like itself', entity: { id: ana, externalId: 'ana' } } });
    expect(JSON.stringify(webhook?.payload)).toContain('behavior.impossible-travel');
    expect(webhook?.id).toMatch(/^msg_[0-9a-f]{32}$/);
    merchant.verifyAll(merchant.secret);

    const { body } = await system.get(`/alerts?entityId=${ana}`);
    expect(body['alerts']).toMatchObject([{ status: 'PENDING', severity: 'HIGH', entityId: ana }]);
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });

  it('once while it lasts, and again when it is over', async () => {
    const merchant = await system.aReceiver();
    const bea = await person('bea');
    await login('bea', madrid, '2026-11-01T12:00:00Z');
    await login('bea', tokyo, '2026-11-01T13:00:00Z');
    await system.settled();
    // A calm month in one place: the journey leaves the window that facts look at.
    for (let day = 2; day <= 21; day += 1) await login('bea', tokyo, `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);
    for (let day = 2; day <= 21; day += 1) await login('bea', tokyo, `2026-11-${String(day).padStart(2, '0')}T18:00:00Z`);
    await system.settled();
    await eventually('the merchant was told twice', async () => merchant.all.length >= 2);
    expect(merchant.all.map(({ payload }) => payload.type)).toEqual(['alert.opened', 'alert.resolved']);
    expect(new Set(merchant.all.map(({ payload }) => payload.data['alertId'])).size).toBe(1);
    const { body } = await system.get(`/alerts?entityId=${bea}`);
    expect(body['alerts']).toMatchObject([{ status: 'RESOLVED' }]);
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });

  it('under the same id when the first try failed, with every attempt written down', async () => {
    const merchant = await system.aReceiver();
    merchant.willAnswer(500);
    await person('carla');
    await login('carla', madrid, '2026-11-20T12:00:00Z');
    await login('carla', tokyo, '2026-11-20T13:00:00Z');
    await eventually('the second try is planned', async () => system.database.run(`update delivery set next_attempt_at = now() where attempts = 1 and status = 'pending' and next_attempt_at > now()`));
    await eventually('it was tried twice', async () => merchant.all.length >= 2);
    expect(new Set(merchant.all.map(({ id }) => id)).size).toBe(1);
    merchant.verifyAll(merchant.secret);
    const delivery = await eventually('the delivery is done', async () => {
      const { body } = await system.get(`/webhooks/deliveries/${merchant.all[0]?.id}`);
      return (body['delivery']?.['status'] as unknown) === 'delivered' && (body['delivery'] as Json);
    });
    expect((delivery['attempts'] as unknown as { status: number }[]).map(({ status }) => status)).toEqual([500, 204]);
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });

  it('until the endpoint says 410: then nothing more is sent and the endpoint is off', async () => {
    const merchant = await system.aReceiver();
    merchant.willAnswer(410);
    await person('dora');
    await login('dora', madrid, '2026-11-20T12:00:00Z');
    await login('dora', tokyo, '2026-11-20T13:00:00Z');
    const endpoint = await eventually('the endpoint is off', async () => {
      const { body } = await system.get(`/webhooks/endpoints/${merchant.endpointId}`);
      return (body['endpoint']?.['enabled'] as unknown) === false && (body['endpoint'] as Json);
    });
    expect(String(endpoint['disabledBecause'])).toContain('410');
    expect(JSON.stringify(endpoint)).not.toContain('whsec_');
    expect(merchant.all).toHaveLength(1);
    await merchant.close();
  });

  it('but never at an address inside', async () => {
    const guarded = await WholeSystem.start({ env: { DELIVERY_ALLOWED_NETWORKS: '' } });
    for (const url of ['http://127.0.0.1:9/', 'https://localhost/', 'https://[::1]/', 'https://2130706433/', 'https://169.254.169.254/latest/meta-data', 'https://10.0.0.1/', 'ftp://example.com/']) {
      const { status, body } = await guarded.post('/webhooks/endpoints', { url });
      expect([url, status, body['error']?.['code']]).toEqual([url, 422, 'WEBHOOK_ADDRESS_REFUSED']);
    }
    await guarded.stop();
  });
});

describe('rules', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  it('are created, listed, changed and deleted, and a wrong one is told where it is wrong', async () => {
    const conditions = [{ dimension: 'HUMANITY', operator: 'lt', threshold: 30 }];
    const created = await system.post('/rules', { name: 'Robots', conditions });
    expect(created.status).toBe(201);
    const id = String(created.body['rule']?.['id']);
    expect((await system.get('/rules')).body).toMatchObject({ rules: [{ id, name: 'Robots', severity: 'MEDIUM', version: 1 }], pagination: { total: 1, hasMore: false } });
    expect((await system.patch(`/rules/${id}`, { severity: 'CRITICAL' })).body).toMatchObject({ rule: { severity: 'CRITICAL', version: 2, conditions } });
    const wrong = await system.post('/rules', { name: 'Wrong', conditions: [{ dimension: 'HUMANTIY', operator: '<', threshold: 300 }] });
    expect(wrong.status).toBe(400);
    expect((wrong.body['error']?.['details'] as unknown as { field: string }[]).map(({ field }) => field)).toEqual([
      'conditions.0.dimension', 'conditions.0.operator', 'conditions.0.threshold',
    ]);
    expect((await system.delete(`/rules/${id}`)).status).toBe(204);
    expect((await system.get(`/rules/${id}`)).status).toBe(404);
  });
});
