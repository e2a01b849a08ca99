import { type Database, Deliveries, type DeliveryToRing, Replays } from '@app/database';
import { lanesOfEndpoint } from '@app/domain';
import { AddressGuard, newSecret, WebhookSender } from '@app/webhook';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { eventually } from '../support/eventually.js';
import { LedgerOfWebhooks } from '../support/ledger-of-webhooks.js';
import { Receiver } from '../support/receiver.js';

const page = { limit: 100, offset: 0 };
let database: Database;
let ledger: LedgerOfWebhooks;
let receiver: Receiver;
let sender: WebhookSender;
let endpoint: { id: string; secret: string };

beforeAll(async () => {
  database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
  await database.migrate();
});
afterAll(() => database.close());
beforeEach(async () => {
  ledger = await LedgerOfWebhooks.of(database);
  receiver = await Receiver.listen();
  sender = new WebhookSender({ guard: new AddressGuard({ allowedNetworks: ['127.0.0.0/8'] }), timeoutMs: 2_000, userAgent: 'test' });
  endpoint = await ledger.anEndpoint(receiver.url);
});
afterEach(async () => {
  await sender.close();
  await receiver.close();
});

const deliver = (delivery: DeliveryToRing) => ledger.deliver(delivery, sender);
const statusesOf = async (id: string) => (await ledger.find(id))?.attempts.map(({ status, error }) => status ?? error);
const failedAt = (startedAt: Date, number = 1) => ({ number, startedAt, durationMs: 1, status: 500, error: null, because: null, answer: '' });
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

describe('an endpoint is told', () => {
  it('once, signed, what it asked for', async () => {
    await ledger.anEndpoint(receiver.url, { eventTypes: ['alert.*'] });
    const off = await ledger.anEndpoint(receiver.url);
    await ledger.endpoints.change(ledger.organizationId, off.id, { enabled: false });
    const told = await ledger.tell(ledger.notice());
    expect(told).toEqual([{ deliveryId: expect.stringMatching(/^msg_[0-9a-f]{32}$/), endpointId: endpoint.id }]);
    const [delivery] = told as [DeliveryToRing];
    await Promise.all([deliver(delivery), deliver(delivery)]);
    await deliver(delivery);
    expect(receiver.all).toMatchObject([{ id: delivery.deliveryId, payload: { sequence: 1, type: 'entity.created', data: { entity: { externalId: 'ana' } } } }]);
    receiver.verifyAll(endpoint.secret);
    expect(await ledger.find(delivery.deliveryId)).toMatchObject({ status: 'delivered', attemptCount: 1, sequence: 1, attempts: [{ number: 1, status: 204, error: null }] });
    expect(await ledger.metrics.registry.metrics()).toContain('tamiz_webhook_attempts_total{result="delivered"} 1');
  });

  it('by whole categories', async () => {
    const wide = await ledger.anEndpoint(receiver.url, { eventTypes: ['device.*', 'entity.*'] });
    const told = await ledger.tell(...['entity.scored', 'device.blocked', 'alert.opened', 'entity.created'].map((type) => ledger.notice(type)));
    expect(told.filter(({ endpointId }) => endpointId === wide.id)).toHaveLength(3);
    expect(told.filter(({ endpointId }) => endpointId === endpoint.id)).toHaveLength(1);
  });

  it('with numbers that have no gap and follow the order of the commits, whoever writes at the same time', async () => {
    const other = await ledger.anEndpoint(receiver.url, { eventTypes: ['entity.*', 'device.*'] });
    const failing = new Error('rolled back');
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const writing = database.transaction(async (tx) => {
          const { announce } = await import('../../libs/database/src/delivery/announce.js');
          await announce(tx, [ledger.notice(), ledger.notice(n % 2 ? 'device.blocked' : 'entity.created')], new Date());
          if (n % 4 === 0) throw failing;
        });
        await writing.catch((error: unknown) => expect(error).toBe(failing));
      }),
    );
    for (const { id } of [endpoint, other]) {
      const rows = await database.rows<{ sequence: string; stated: string }>(`select sequence, body::json->>'sequence' as stated from delivery where endpoint_id = $1 order by sequence`, [id]);
      const numbers = rows.map(({ sequence }) => Number(sequence));
      expect(numbers).toEqual(numbers.map((_, n) => n + 1));
      expect(numbers.length).toBe(id === other.id ? 60 : 40);
      expect(rows.map(({ stated }) => Number(stated))).toEqual(numbers);
    }
  });

  it('under both secrets while one gives way to the other, and under the new one alone afterwards', async () => {
    const fresh = newSecret();
    await ledger.endpoints.rotate(ledger.organizationId, endpoint.id, fresh, 3_600_000);
    await deliver(await ledger.aDelivery());
    const verify = (secret: string, n: number) => new Webhook(secret).verify(receiver.all[n]?.raw ?? '', receiver.all[n]?.headers as Record<string, string>);
    for (const secret of [endpoint.secret, fresh]) expect(verify(secret, 0)).toMatchObject({ type: 'entity.created' });
    expect(receiver.all[0]?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    await database.run(`update webhook_endpoint set secret_before_until = now() - interval '1 s' where id = $1`, [endpoint.id]);
    await deliver(await ledger.aDelivery());
    expect(verify(fresh, 1)).toMatchObject({ type: 'entity.created' });
    expect(() => verify(endpoint.secret, 1)).toThrow('No matching signature');
  });
});

describe('what was not taken', () => {
  it('is sent again later, under the same id', async () => {
    receiver.willAnswer(500);
    const delivery = await ledger.aDelivery();
    const id = delivery.deliveryId;
    await deliver(delivery);
    const waiting = await ledger.find(id);
    expect(waiting).toMatchObject({ status: 'pending', attempts: [{ number: 1, status: 500 }] });
    expect((waiting?.nextAttemptAt as Date).getTime()).toBeGreaterThan(Date.now() + 2_000);
    await deliver(delivery);
    expect(receiver.all).toHaveLength(1);
    await ledger.makeDue(id);
    await deliver(delivery);
    expect(receiver.all.map((one) => one.id)).toEqual([id, id]);
    expect(await ledger.find(id)).toMatchObject({ status: 'delivered', attempts: [{ number: 1 }, { number: 2, status: 204 }] });
  });

  it('by a redirect is a failure: nobody is followed', async () => {
    receiver.willAnswer(302);
    const delivery = await ledger.aDelivery();
    await deliver(delivery);
    expect(await statusesOf(delivery.deliveryId)).toEqual([302]);
    expect(receiver.all).toHaveLength(1);
  });

  it('by an endpoint that nobody answers for, that is slow, or whose name leads inside, is written down so', async () => {
    const dead = await Receiver.listen();
    const told: [string, WebhookSender][] = [
      [dead.url, sender],
      [receiver.url, new WebhookSender({ guard: new AddressGuard({ allowedNetworks: ['127.0.0.0/8'] }), timeoutMs: 100, userAgent: 'test' })],
      ['https://inside.example.com/', new WebhookSender({ guard: new AddressGuard({ allowedNetworks: [] }), timeoutMs: 2_000, userAgent: 'test', resolve: (_name, _options, callback) => callback(null, [{ address: '10.0.0.7', family: 4 }]) })],
    ];
    await dead.close();
    receiver.willBeSlow(5_000);
    const found: unknown[] = [];
    for (const [url, by] of told) {
      const own = await LedgerOfWebhooks.of(database);
      await own.anEndpoint(url);
      const delivery = await own.aDelivery();
      await own.deliver(delivery, by);
      const after = await own.find(delivery.deliveryId);
      found.push([after?.status, after?.attempts[0]?.error]);
      await by.close();
    }
    expect(found).toEqual([['pending', 'connection'], ['pending', 'timeout'], ['pending', 'refused_address']]);
  });

  it('because nobody could compose it, is written down too, and ends with the schedule', async () => {
    await database.run(`update webhook_endpoint set channel = 'pigeon' where id = $1`, [endpoint.id]);
    const delivery = await ledger.aDelivery();
    await deliver(delivery);
    expect(await ledger.find(delivery.deliveryId)).toMatchObject({ status: 'pending', attempts: [{ error: 'connection', because: expect.stringContaining('no channel pigeon') }] });
  });

  it('and was claimed by a worker that died, is sent again once its claim has run out', async () => {
    const delivery = await ledger.aDelivery();
    const id = delivery.deliveryId;
    const first = await ledger.deliveries.claim(id, 60_000);
    await deliver(delivery);
    expect(receiver.all).toEqual([]);
    await database.run(`update delivery set claimed_until = now() - interval '1 s' where id = $1`, [id]);
    await deliver(delivery);
    expect(receiver.all).toHaveLength(1);
    // The first worker was only slow: what it writes now does not undo the second one's success.
    await ledger.deliveries.settle(first as never, failedAt(new Date()), { then: 'retry', afterMs: 1, restMs: null });
    expect(await ledger.find(id)).toMatchObject({ status: 'delivered', attempts: [{ number: 1 }, { number: 2 }] });
  });

  it('parks when its endpoint was switched off meanwhile, and is abandoned when it was removed', async () => {
    const [parked, abandoned] = [await ledger.aDelivery(), await ledger.aDelivery()].map(({ deliveryId }) => deliveryId) as [string, string];
    const claims = [await ledger.deliveries.claim(parked, 60_000), await ledger.deliveries.claim(abandoned, 60_000)];
    await ledger.endpoints.change(ledger.organizationId, endpoint.id, { enabled: false });
    await ledger.deliveries.settle(claims[0] as never, failedAt(new Date()), { then: 'retry', afterMs: 1, restMs: null });
    expect(await ledger.find(parked)).toMatchObject({ status: 'pending', nextAttemptAt: null });
    expect(await ledger.endpoints.remove(ledger.organizationId, endpoint.id)).toBe(true);
    await ledger.deliveries.settle(claims[1] as never, failedAt(new Date()), { then: 'retry', afterMs: 1, restMs: null });
    for (const id of [parked, abandoned]) expect(await ledger.find(id)).toMatchObject({ status: 'failed', finishedAt: expect.any(Date), attempts: [{ number: 1 }] });
  });

  it('and is replayed just when its endpoint is removed, waits for that and is not pending for ever', async () => {
    const { deliveryId } = await ledger.aDelivery();
    const claimed = await ledger.deliveries.claim(deliveryId, 60_000);
    await ledger.deliveries.settle(claimed as never, failedAt(new Date()), { then: 'give_up', restMs: null });
    let isDone = false;
    const removal = await database.transaction(async (tx) => {
      await tx.run('update webhook_endpoint set enabled = false, deleted_at = now() where id = $1', [endpoint.id]);
      const replayed = new Replays(database).one(ledger.organizationId, deliveryId).finally(() => (isDone = true));
      await eventually('the replay waits for the endpoint, or is done', async () => isDone || (await database.rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).length > 0);
      return { replayed };
    });
    expect(await removal.replayed).toBe('off');
    expect(await ledger.find(deliveryId)).toMatchObject({ status: 'failed', replayedAt: null });
  });
});

describe('one endpoint does not hold up another', () => {
  it('has so many on the way and no more, and whoever comes back takes those along who were passed by', async () => {
    const waiting = await ledger.tell(...Array.from({ length: 30 }, () => ledger.notice()));
    const leaves = Array.from({ length: lanesOfEndpoint.usual - 1 }, () => ledger.lanes.enter(endpoint.id));
    receiver.willBeSlow(5);
    await Promise.all(waiting.map(deliver));
    // One lane was free: of thirty that came at once, one was let in. He sent ten more of them, and rang for the next.
    expect([receiver.all.length, receiver.mostAtOnce]).toEqual([11, 1]);
    expect(ledger.rung).toHaveLength(1);
    const [next] = ledger.rung as [string];
    expect(await ledger.find(next)).toMatchObject({ status: 'pending', attemptCount: 0 });
    for (const leave of leaves) leave?.();
    while (receiver.all.length < waiting.length) await deliver({ deliveryId: ledger.rung.at(-1) as string, endpointId: endpoint.id });
    expect(new Set(receiver.all.map(({ id }) => id)).size).toBe(waiting.length);
  });

  it('has few lanes once it fails, until it takes something', async () => {
    receiver.willAnswer(500);
    await deliver(await ledger.aDelivery());
    const told = await ledger.tell(...Array.from({ length: lanesOfEndpoint.failing + 1 }, () => ledger.notice()));
    const claims = [];
    for (const { deliveryId } of told) claims.push(await ledger.deliveries.claim(deliveryId, 60_000));
    expect(claims.map((claim) => claim !== null)).toEqual([true, true, false]);
    await ledger.deliveries.settle(claims[0] as never, { ...failedAt(new Date()), status: 204 }, { then: 'delivered' });
    expect(await ledger.deliveries.claim(told.at(-1)?.deliveryId ?? '', 60_000)).not.toBeNull();
  });

  it('is not claimed for while its lanes are taken by other processes, nor rung for, while others are', async () => {
    const other = await ledger.anEndpoint(receiver.url, { eventTypes: ['device.blocked'] });
    const own = await ledger.tell(...Array.from({ length: lanesOfEndpoint.usual + 1 }, () => ledger.notice()));
    const [others] = (await ledger.tell(ledger.notice('device.blocked'))) as [DeliveryToRing];
    for (const { deliveryId } of own.slice(0, lanesOfEndpoint.usual)) expect(await ledger.deliveries.claim(deliveryId, 60_000)).not.toBeNull();
    const last = own.at(-1) as DeliveryToRing;
    expect(await ledger.deliveries.claim(last.deliveryId, 60_000)).toBeNull();
    for (const { deliveryId } of [last, others]) await ledger.makeDue(deliveryId);
    expect(await ledger.due()).toEqual([others.deliveryId]);
    expect(others.endpointId).toBe(other.id);
    // A worker that died holds its lanes no longer than its claims.
    await database.run(`update delivery set claimed_until = now() - interval '1 s' where id = $1`, [own[0]?.deliveryId]);
    expect(await ledger.deliveries.claim(last.deliveryId, 60_000)).toMatchObject({ attempt: 1 });
  });

  it('has no lane twice, whoever claims at the same moment', async () => {
    const told = await ledger.tell(...Array.from({ length: 3 * lanesOfEndpoint.usual }, () => ledger.notice()));
    const processes = [new Deliveries(database), new Deliveries(database), new Deliveries(database)];
    const claims = await Promise.all([...told.map(({ deliveryId }, n) => (processes[n % 2] as Deliveries).claim(deliveryId, 60_000)), ...told.map(() => (processes[2] as Deliveries).claimNext(endpoint.id, 60_000))]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(lanesOfEndpoint.usual);
    expect(new Set(claims.flatMap((claim) => claim?.id ?? [])).size).toBe(lanesOfEndpoint.usual);
  });

  it('rests as a whole when it says that it has too much to do, for no longer than five minutes', async () => {
    receiver.willAnswer({ status: 429, headers: { 'retry-after': '7200' } });
    const [first, second] = [await ledger.aDelivery(), await ledger.aDelivery()];
    await deliver(first);
    await deliver(second);
    expect(receiver.all).toHaveLength(1);
    await ledger.makeDue(second.deliveryId);
    expect(await ledger.due()).toEqual([]);
    const { restsUntil } = (await ledger.endpoints.find(ledger.organizationId, endpoint.id)) as { restsUntil: Date };
    expect(restsUntil.getTime() - Date.now()).toBeGreaterThan(280_000);
    expect(restsUntil.getTime() - Date.now()).toBeLessThanOrEqual(300_000);
    // The delivery itself waits by the schedule, which the wish may double at most.
    const { nextAttemptAt } = (await ledger.find(first.deliveryId)) as { nextAttemptAt: Date };
    expect(nextAttemptAt.getTime() - Date.now()).toBeLessThan(150_000);
    await database.run(`update webhook_endpoint set rests_until = now() - interval '1 s' where id = $1`, [endpoint.id]);
    expect(await ledger.due()).toEqual([second.deliveryId]);
    await deliver(second);
    expect(receiver.all).toHaveLength(2);
  });
});

describe('an endpoint is switched off', () => {
  it('at 410 Gone; what is pending waits, and is sent once somebody enables it', async () => {
    receiver.willAnswer(410);
    const [first, second] = [await ledger.aDelivery(), await ledger.aDelivery()];
    await deliver(first);
    expect(await ledger.endpoints.find(ledger.organizationId, endpoint.id)).toMatchObject({ enabled: false, disabledBecause: expect.stringContaining('410') });
    await deliver(second);
    const { deliveries } = await ledger.log.list(ledger.organizationId, { endpointId: endpoint.id }, page);
    expect(deliveries).toMatchObject([{ status: 'pending', nextAttemptAt: null }, { status: 'pending', nextAttemptAt: null }]);
    expect(receiver.all).toHaveLength(1);
    expect(await ledger.endpoints.change(ledger.organizationId, endpoint.id, { enabled: true })).toMatchObject({ enabled: true, disabledBecause: null });
    expect((await ledger.due()).toSorted()).toEqual([first.deliveryId, second.deliveryId].toSorted());
    await Promise.all([deliver(first), deliver(second)]);
    expect(receiver.all.map((one) => one.id).toSorted()).toEqual([first.deliveryId, first.deliveryId, second.deliveryId].toSorted());
  });

  it('when everything failed for five days, and the others of the organization are told', async () => {
    const watch = await ledger.anEndpoint(receiver.url, { eventTypes: ['endpoint.disabled'] });
    const told: DeliveryToRing[][] = [];
    const failing = async (hours: number): Promise<void> => {
      const { deliveryId } = await ledger.aDelivery();
      const claimed = await ledger.deliveries.claim(deliveryId, 60_000);
      told.push(await ledger.deliveries.settle(claimed as never, failedAt(hoursAgo(hours)), { then: 'retry', afterMs: 60_000, restMs: null }));
    };
    for (const hours of [140, 127, 60, 8]) await failing(hours);
    expect(await ledger.endpoints.find(ledger.organizationId, endpoint.id)).toMatchObject({ enabled: true, failingSince: expect.any(Date) });
    await failing(6);
    expect(await ledger.endpoints.find(ledger.organizationId, endpoint.id)).toMatchObject({ enabled: false, disabledBecause: expect.stringContaining('5 days') });
    expect(told.map((some) => some.length)).toEqual([0, 0, 0, 0, 1]);
    const [notice] = told.at(-1) as [DeliveryToRing];
    expect(notice.endpointId).toBe(watch.id);
    await deliver(notice);
    expect(receiver.all).toMatchObject([{ payload: { type: 'endpoint.disabled', data: { endpointId: endpoint.id, because: expect.stringContaining('5 days') } } }]);
  });

  it('not when it took something in between', async () => {
    for (const hours of [140, 127]) {
      const claimed = await ledger.deliveries.claim((await ledger.aDelivery()).deliveryId, 60_000);
      await ledger.deliveries.settle(claimed as never, failedAt(hoursAgo(hours)), { then: 'give_up', restMs: null });
    }
    await deliver(await ledger.aDelivery());
    expect(await ledger.endpoints.find(ledger.organizationId, endpoint.id)).toMatchObject({ failingSince: null });
    const claimed = await ledger.deliveries.claim((await ledger.aDelivery()).deliveryId, 60_000);
    await ledger.deliveries.settle(claimed as never, failedAt(new Date()), { then: 'give_up', restMs: null });
    expect(await ledger.endpoints.find(ledger.organizationId, endpoint.id)).toMatchObject({ enabled: true });
  });
});
