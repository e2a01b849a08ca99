import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { aMailServer } from '../support/mail-server.js';
import { Receiver } from '../support/receiver.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
let mail: Awaited<ReturnType<typeof aMailServer>>;
beforeAll(async () => {
  mail = await aMailServer();
  system = await WholeSystem.start({ env: { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'Tamiz <tamiz@bank.example>' } });
});
afterAll(async () => {
  await system.stop();
  await mail.close();
});

const test = async (endpointId: string) => system.post(`/webhooks/endpoints/${endpointId}/test`, undefined);
const deliveryOf = async (id: unknown) => (await system.get(`/webhooks/deliveries/${String(id)}`)).body['delivery'] as Json;
const delivered = (id: unknown) => eventually('it was delivered', async () => ((await deliveryOf(id))['status'] as unknown) === 'delivered');
const person = async (externalId: string): Promise<string> => String((await system.post('/entities', { type: 'person', name: externalId, externalId })).body['entity']?.['id']);

describe('an endpoint', () => {
  it('is tried by a test that takes the way of every notice, whatever it asks for', async () => {
    const merchant = await system.aReceiver(['device.blocked']);
    const { status, body } = await test(merchant.endpointId);
    expect(status).toBe(202);
    await eventually('the test came', async () => merchant.all.length > 0);
    expect(merchant.all).toMatchObject([{ id: body['deliveryId'], payload: { sequence: 1, type: 'endpoint.test', data: { endpointId: merchant.endpointId } } }]);
    merchant.verifyAll(merchant.secret);
    await delivered(body['deliveryId']);
    await system.patch(`/webhooks/endpoints/${merchant.endpointId}`, { enabled: false });
    expect((await test(merchant.endpointId)).body['error']?.['code']).toBe('ENDPOINT_DISABLED');
    await merchant.close();
  });

  it('is given a new secret, and both sign until the old one has had its time', async () => {
    const merchant = await system.aReceiver();
    const { body } = await system.post(`/webhooks/endpoints/${merchant.endpointId}/secret/rotate`, { overlapHours: 2 });
    const fresh = String(body['endpoint']?.['secret']);
    expect(fresh).not.toBe(merchant.secret);
    expect(Date.parse(String(body['endpoint']?.['secretBeforeUntil'])) - Date.now()).toBeGreaterThan(7_000_000);
    await test(merchant.endpointId);
    await eventually('it came', async () => merchant.all.length > 0);
    for (const secret of [fresh, merchant.secret]) merchant.verifyAll(secret);
    await system.post(`/webhooks/endpoints/${merchant.endpointId}/secret/rotate`, { overlapHours: 0 });
    await test(merchant.endpointId);
    await eventually('it came', async () => merchant.all.length > 1);
    for (const secret of [fresh, merchant.secret]) expect(() => new Webhook(secret).verify(merchant.all[1]?.raw ?? '', merchant.all[1]?.headers as Record<string, string>)).toThrow('No matching signature');
    expect(JSON.stringify((await system.get(`/webhooks/endpoints/${merchant.endpointId}`)).body)).not.toContain('whsec_');
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });

  it('speaks as Dregs does to a receiver that was written for it', async () => {
    const receiver = await Receiver.listen();
    const { body } = await system.post('/webhooks/endpoints', { url: receiver.url, signature: 'dregs', eventTypes: ['identity.*'] });
    const { secret, id } = body['endpoint'] as unknown as { secret: string; id: string };
    await test(id);
    await eventually('it came', async () => receiver.all.length > 0);
    const { headers, raw, payload } = receiver.all[0]!;
    const { createHmac } = await import('node:crypto');
    expect(headers).toMatchObject({ 'x-dregs-signature': createHmac('sha256', secret).update(raw).digest('hex'), 'x-dregs-event': 'ENDPOINT_TEST', 'x-dregs-timestamp': payload.timestamp });
    expect(payload).toMatchObject({ event: 'ENDPOINT_TEST', channelId: id });
    receiver.verifyAll(secret);
    await receiver.close();
    await system.delete(`/webhooks/endpoints/${id}`);
  });
});

describe('what was told', () => {
  it('is replayed one by one, all that failed and all of it, under the ids and numbers that it had', async () => {
    const merchant = await system.aReceiver(['entity.created']);
    const since = new Date(Date.now() - 60_000).toISOString();
    const people = [await person('ana'), await person('bea')];
    await eventually('both were told', async () => merchant.all.length >= 2);
    const [first, second] = merchant.all.map(({ id }) => id) as [string, string];
    await system.settled();
    await system.database.run(`update delivery set status = 'failed' where id = $1`, [second]);

    expect(await system.post(`/webhooks/deliveries/${first}/replay`, undefined)).toMatchObject({ status: 202, body: { delivery: { id: first, replayedAt: expect.any(String) } } });
    await eventually('it came again', async () => merchant.all.length >= 3);
    expect(merchant.all[2]).toMatchObject({ id: first, raw: merchant.all[0]?.raw });
    await delivered(first);
    expect((await deliveryOf(first))['attempts']).toMatchObject([{ number: 1, status: 204 }, { number: 2, status: 204 }]);

    const failed = await system.post(`/webhooks/endpoints/${merchant.endpointId}/replay`, { since });
    expect(failed).toMatchObject({ status: 202, body: { replayed: 1, hasMore: false } });
    await eventually('the failed one came again', async () => merchant.all.length >= 4);
    expect(merchant.all[3]?.id).toBe(second);
    await system.settled();
    await delivered(second);
    expect((await system.post(`/webhooks/endpoints/${merchant.endpointId}/replay`, { since, only: 'all' })).body['replayed']).toBe(2);
    await eventually('all of it came again', async () => merchant.all.length >= 6);
    expect(new Set(merchant.all.map(({ payload }) => payload.sequence))).toEqual(new Set([1, 2]));
    expect(merchant.all.map(({ payload }) => (payload.data['entity'] as { id: string }).id)).toEqual(expect.arrayContaining(people));
    merchant.verifyAll(merchant.secret);

    expect((await system.post(`/webhooks/endpoints/${merchant.endpointId}/replay`, { since: '2026-01-01T00:00:00Z' })).body['error']?.['code']).toBe('REPLAY_TOO_OLD');
    await system.settled();
    await system.patch(`/webhooks/endpoints/${merchant.endpointId}`, { enabled: false });
    for (const path of [`/webhooks/deliveries/${first}/replay`, `/webhooks/endpoints/${merchant.endpointId}/replay`]) expect((await system.post(path, path.includes('endpoints') ? { since } : undefined)).body['error']?.['code']).toBe('ENDPOINT_DISABLED');
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });

  it('is not replayed while it is on its way', async () => {
    const merchant = await system.aReceiver(['entity.created']);
    merchant.willBeSlow(5_000);
    await person('carla');
    await eventually('it is on its way', async () => merchant.all.length > 0);
    expect((await system.post(`/webhooks/deliveries/${merchant.all[0]?.id}/replay`, undefined)).body['error']?.['code']).toBe('DELIVERY_ON_ITS_WAY');
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });
});

describe('a channel', () => {
  it('writes in Slack, sends an e-mail and fills a request of its own', async () => {
    const [slack, tickets] = [await Receiver.listen(), await Receiver.listen()];
    const settings = { method: 'PUT', headers: { 'X-Api-Key': 'k_secret' }, body: '{"title":"New: {{data.entity.externalId}}","number":{{sequence}}}' };
    const wishes = [
      { channel: 'slack', url: slack.url },
      { channel: 'email', url: 'mailto:desk@bank.example' },
      { channel: 'http', url: `${tickets.url}/{{data.entity.externalId}}`, settings },
    ];
    const created = await Promise.all(wishes.map((wish) => system.post('/webhooks/endpoints', { ...wish, eventTypes: ['entity.created'] })));
    expect(created.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(JSON.stringify(created[2]?.body)).not.toContain('k_secret');
    await person('dora "<!here>" / x');
    await eventually('all three were told', async () => slack.all.length > 0 && tickets.all.length > 0 && mail.taken.length > 0);
    expect(slack.all[0]?.payload).toMatchObject({ text: 'entity.created – dora "&lt;!here&gt;" / x' });
    expect(slack.all[0]?.headers['webhook-signature']).toBeUndefined();
    expect(tickets.all[0]).toMatchObject({ method: 'PUT', path: '/hook/dora%20%22%3C!here%3E%22%20%2F%20x', headers: { 'x-api-key': 'k_secret', 'webhook-signature': expect.stringMatching(/^v1,/) }, payload: { title: 'New: dora "<!here>" / x', number: 1 } });
    expect(mail.taken).toMatchObject([{ to: ['desk@bank.example'] }]);
    await Promise.all([slack.close(), tickets.close()]);
    for (const { body } of created) await system.delete(`/webhooks/endpoints/${String(body['endpoint']?.['id'])}`);
  });

  it('is refused where its address or its settings are wrong, when it is made and when it is changed', async () => {
    for (const wrong of [
      { channel: 'email', url: 'https://example.com/' },
      { channel: 'http', url: 'http://127.0.0.1:9/', settings: {} },
      { channel: 'slack', url: 'http://127.0.0.1:9/', settings: { body: '{}' } },
      { channel: 'pigeon', url: 'http://127.0.0.1:9/' },
    ]) {
      expect((await system.post('/webhooks/endpoints', wrong)).body['error']?.['code'], JSON.stringify(wrong)).toBe('VALIDATION_ERROR');
    }
    const { body } = await system.post('/webhooks/endpoints', { channel: 'http', url: 'http://127.0.0.1:9/', settings: { body: '{}' } });
    const id = String(body['endpoint']?.['id']);
    expect((await system.patch(`/webhooks/endpoints/${id}`, { settings: { body: '{{' } })).body['error']?.['code']).toBe('VALIDATION_ERROR');
    expect((await system.patch(`/webhooks/endpoints/${id}`, { settings: { body: '{"a":{{sequence}}}' } })).body['endpoint']).toMatchObject({ settings: { method: 'POST', body: '{"a":{{sequence}}}' } });
    await system.delete(`/webhooks/endpoints/${id}`);
  });
});

describe('whoever asks for it is told', () => {
  it('of people and devices as they come, change and are blocked, and of every cycle', async () => {
    const desk = await system.aReceiver(['entity.*', 'device.*', 'identity.scored']);
    const plain = await system.aReceiver();
    const typesOf = () => desk.all.map(({ payload }) => payload.type);
    const posted = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'ema', taxId: '20-24245549-6', country: 'AR', userId: 'ema', ipAddress: '83.44.1.1', userAgent: 'python-requests/2.32', deviceId: 'phone-1', deviceDetails: { platform: 'android', model: 'Pixel 9' } });
    expect(posted.status, JSON.stringify(posted.body)).toBe(201);
    await system.settled();
    await expect.poll(typesOf, { timeout: 30_000 }).toEqual(expect.arrayContaining(['entity.created', 'device.registered', 'entity.scored', 'identity.scored']));
    const registered = desk.all.find(({ payload }) => payload.type === 'device.registered')?.payload.data['device'] as Record<string, string>;
    expect(registered).toMatchObject({ deviceId: 'phone-1' });
    expect((await system.get(`/devices/${registered['id']}`)).status).toBe(200);
    await system.post(`/devices/${registered['id']}/block`, { reason: 'An emulator farm.' });
    await system.patch(`/entities/${registered['entityId']}`, { status: 'blocked', reason: 'Chargebacks.' });
    await expect.poll(typesOf, { timeout: 30_000 }).toEqual(expect.arrayContaining(['device.blocked', 'entity.status_changed']));
    const dataOf = (type: string) => desk.all.filter(({ payload }) => payload.type === type).map(({ payload }) => payload.data);
    expect(dataOf('entity.created')).toMatchObject([{ entity: { id: registered['entityId'], externalId: 'ema', type: 'person' } }]);
    expect(dataOf('device.blocked')).toMatchObject([{ device: { deviceId: 'phone-1' }, reason: 'An emulator farm.' }]);
    expect(dataOf('entity.status_changed')).toMatchObject([{ before: 'under_review', after: 'blocked', reason: 'Chargebacks.' }]);
    expect(dataOf('entity.scored')[0]).toMatchObject({ entity: { externalId: 'ema' }, cycle: 1, cause: 'events', changed: true });
    expect(dataOf('identity.scored')[0]).toMatchObject({ identityId: 'ema', scores: { HUMANITY: expect.any(Number) } });
    expect(desk.all.map(({ payload }) => payload.sequence).toSorted((a, b) => a - b)).toEqual(desk.all.map((_, n) => n + 1));
    desk.verifyAll(desk.secret);
    for (const { id } of desk.all) expect((await deliveryOf(id))['id']).toBe(id);
    expect(plain.all).toEqual([]);
    await Promise.all([desk.close(), plain.close()]);
  });
});
