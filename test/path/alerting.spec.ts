import { Alerts, type Database, Deliveries, DeliveryLog, JudgeEntities, Organizations, Rules, WebhookEndpoints } from '@app/database';
import { type ContributedObservation, type Dimension, observationsToText, type ScoreCondition } from '@app/domain';
import { Metrics } from '@app/runtime';
import { AddressGuard, newSecret, WebhookSender } from '@app/webhook';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { Lanes } from '../../apps/delivery/src/lanes.js';
import { SendWebhook } from '../../apps/delivery/src/send-webhook.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { ruleText } from '../support/rules/rule-text.js';
import { Receiver } from '../support/receiver.js';

const page = { limit: 100, offset: 0 };
let database: Database;
let acme: string;

beforeAll(async () => {
  database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
  await database.migrate();
});
afterAll(() => database.close());
beforeEach(async () => {
  acme = await new Organizations(database).create({ name: 'Acme', defaultCountry: null });
});

const humanityBelow = (threshold: number): ScoreCondition => ({ dimension: 'HUMANITY', operator: 'lt', threshold });
const aRule = (conditions = [humanityBelow(30)], organization = acme) =>
  new Rules(database).create(organization, ruleText({ name: 'Bots', severity: 'HIGH', conditions }));

async function aPerson(externalId: string | null = null): Promise<string> {
  const id = uuid();
  await database.run(`insert into entity (id, organization_id, external_id, type, name) values ($1, $2, $3, 'person', 'Ana')`, [id, acme, externalId]);
  return id;
}

/** What scoring does for one entity: a new cycle, with a history row since the score changed, and a batch for alerting. */
async function scored(entityId: string, humanity: number, organization = acme): Promise<string> {
  const scores = { HUMANITY: { value: humanity, confidence: 0.6, prior: 70 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null } satisfies Record<Dimension, object | null>;
  const observations = [{ code: 'humanity.user-agent', dimension: 'HUMANITY', title: 'User agent', value: humanity / 100, confidence: 0.6, weight: 1, because: `A headless browser at ${humanity}`, contribution: humanity - 70 }] satisfies ContributedObservation[];
  await database.run(
    `insert into analysis (entity_id, organization_id, cycle, scores, observations, event_count, last_event_at, device_count, duration_ms, started_at, finished_at)
     values ($1, $2, 1, $3, $4, 1, now(), 0, 1, now(), now())
     on conflict (entity_id) do update set cycle = analysis.cycle + 1, scores = excluded.scores, observations = excluded.observations`,
    [entityId, organization, JSON.stringify(scores), observationsToText(observations)],
  );
  await database.run(
    `insert into score_history (entity_id, cycle, organization_id, scores, observations, event_count, device_count, duration_ms, finished_at)
     select entity_id, cycle, organization_id, scores, observations, event_count, device_count, duration_ms, finished_at from analysis where entity_id = $1`,
    [entityId],
  );
  return batchOf([entityId]);
}

async function batchOf(entityIds: readonly string[]): Promise<string> {
  const [row] = await database.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, entity_ids, ring_at) values ('scored', $1, array[now()], $2, now()) returning id`,
    [[uuid()], entityIds],
  );
  return row?.id ?? '';
}

const judge = (batchId: string) => new JudgeEntities(database, 20).judge(batchId);
const alertsAbout = async (entityId: string) => (await new Alerts(database).list(acme, { entityId }, page)).alerts.reverse();

describe('Alerting', () => {
  it('raises one alert while a rule holds, ends it when it stops, and finishes each batch', async () => {
    const rule = await aRule();
    const ana = await aPerson('user-1');
    await judge(await scored(ana, 80));
    expect(await alertsAbout(ana)).toEqual([]);
    await judge(await scored(ana, 20));
    await judge(await scored(ana, 10));
    const [alert, ...more] = await alertsAbout(ana);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      ruleId: rule.id, ruleVersion: 1, status: 'PENDING', severity: 'HIGH', because: 'HUMANITY is 20, below 30.', endedAt: null,
      snapshot: {
        rule: { id: rule.id, name: 'Bots', version: 1, severity: 'HIGH', conditions: [humanityBelow(30)] },
        entity: { id: ana, externalId: 'user-1', type: 'person' },
        scores: { HUMANITY: { value: 20, confidence: 0.6 }, AUTHENTICITY: null },
        reasons: [{ code: 'humanity.user-agent', because: 'A headless browser at 20', contribution: -50 }],
      },
    });
    await judge(await scored(ana, 90));
    const [ended] = await alertsAbout(ana);
    expect(ended).toMatchObject({ id: alert?.id, status: 'RESOLVED', endedAt: expect.any(Date), snapshot: { reasons: [{}], ended: { cycle: 4, because: 'HUMANITY is 90, not below 30.' } } });
    expect(await database.rows(`select 1 from batch where stage = 'scored'`)).toEqual([]);
  });

  it('misses no hit between two batches, whichever of them it hears of first', async () => {
    await aRule();
    for (const order of ['in order', 'in reverse']) {
      const ana = await aPerson();
      const batches = [await scored(ana, 20), await scored(ana, 80)];
      if (order === 'in reverse') batches.reverse();
      for (const batch of batches) await judge(batch);
      expect(await alertsAbout(ana), order).toMatchObject([{ status: 'RESOLVED', snapshot: { cycle: 1, reasons: [{ because: 'A headless browser at 20' }], ended: { cycle: 2 } } }]);
    }
  });

  it('raises no alert twice when many batches with the same people are judged at once', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson()));
    for (const person of people) await judge(await scored(person, 20));
    await aRule();
    await aRule([humanityBelow(50)]);
    const batches = await Promise.all(Array.from({ length: 16 }, (_, n) => batchOf(n % 2 ? people : people.toReversed())));
    await Promise.all([...batches, ...batches].map(judge));
    for (const person of people) expect(await alertsAbout(person)).toHaveLength(2);
  });

  it('asks only rules of the same organization that are on, in their latest version', async () => {
    const other = await new Organizations(database).create({ name: 'Other', defaultCountry: null });
    await aRule([humanityBelow(30)], other);
    const rules = new Rules(database);
    const off = await aRule();
    await rules.change(acme, off.id, { enabled: false });
    const removed = await aRule();
    await rules.remove(acme, removed.id);
    const changed = await aRule();
    await rules.change(acme, changed.id, { conditions: [humanityBelow(25)] });
    const ana = await aPerson();
    await judge(await scored(ana, 28));
    expect(await alertsAbout(ana)).toEqual([]);
    await judge(await scored(ana, 20));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: changed.id, ruleVersion: 2 }]);
    await rules.change(acme, changed.id, { conditions: [humanityBelow(15)] });
    await judge(await batchOf([ana]));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: changed.id, status: 'RESOLVED' }]);
  });
});

describe('Delivery', () => {
  let receiver: Receiver;
  let sender: WebhookSender;
  let endpoint: { id: string; secret: string };
  const metrics = new Metrics();
  const endpoints = () => new WebhookEndpoints(database);
  const log = () => new DeliveryLog(database);

  beforeEach(async () => {
    receiver = await Receiver.listen();
    sender = new WebhookSender({ guard: new AddressGuard({ allowedNetworks: ['127.0.0.0/8'] }), timeoutMs: 2_000, userAgent: 'test' });
    const secret = newSecret();
    endpoint = { secret, ...(await endpoints().create(acme, { url: receiver.url, description: '', eventTypes: ['alert.opened', 'alert.resolved'] }, secret)) };
  });
  afterEach(async () => {
    await sender.close();
    await receiver.close();
  });

  const deliver = (deliveryId: string, lanes = new Lanes(10, 0)) =>
    new SendWebhook(new Deliveries(database), sender, lanes, metrics, { DELIVERY_TIMEOUT_MS: 2_000, DELIVERY_ALLOWED_NETWORKS: [] }).handle({ v: 1, deliveryId });
  const makeDue = (id: string) => database.run(`update delivery set next_attempt_at = now() - interval '1 s' where id = $1`, [id]);

  async function anAlert(): Promise<string> {
    if ((await new Rules(database).list(acme, {}, { by: 'createdAt', direction: 'asc' }, page)).total === 0) await aRule();
    const [id] = await judge(await scored(await aPerson(), 20));
    return id as string;
  }

  it('tells an endpoint once, signed, what it subscribed to', async () => {
    await endpoints().create(acme, { url: receiver.url, description: '', eventTypes: ['alert.resolved'] }, newSecret());
    const off = await endpoints().create(acme, { url: receiver.url, description: '', eventTypes: ['alert.opened'] }, newSecret());
    await endpoints().change(acme, off.id, { enabled: false });
    await aRule();
    const ids = await judge(await scored(await aPerson('user-1'), 20));
    expect(ids).toEqual([expect.stringMatching(/^msg_[0-9a-f]{32}$/)]);
    const id = ids[0] as string;
    await Promise.all([deliver(id), deliver(id)]);
    await deliver(id);
    expect(receiver.all).toMatchObject([{ id, payload: { type: 'alert.opened', data: { status: 'PENDING', entity: { externalId: 'user-1' }, reasons: [{ code: 'humanity.user-agent' }] } } }]);
    receiver.verifyAll(endpoint.secret);
    expect(await log().find(acme, id)).toMatchObject({ status: 'delivered', attemptCount: 1, attempts: [{ number: 1, status: 204, error: null }], payload: { type: 'alert.opened' } });
    expect(await metrics.registry.metrics()).toContain('tamiz_webhook_attempts_total{result="delivered"} 1');
  });

  it('sends again later, under the same id, what was not taken', async () => {
    receiver.willAnswer(500);
    const id = await anAlert();
    await deliver(id);
    const waiting = await log().find(acme, id);
    expect(waiting).toMatchObject({ status: 'pending', attempts: [{ number: 1, status: 500 }] });
    expect((waiting?.nextAttemptAt as Date).getTime()).toBeGreaterThan(Date.now() + 2_000);
    await deliver(id);
    expect(receiver.all).toHaveLength(1);
    await makeDue(id);
    await deliver(id);
    expect(receiver.all.map((one) => one.id)).toEqual([id, id]);
    expect(await log().find(acme, id)).toMatchObject({ status: 'delivered', attempts: [{ number: 1 }, { number: 2, status: 204 }] });
  });

  it('sends again what a worker had claimed that died before it wrote down how it went', async () => {
    const id = await anAlert();
    const deliveries = new Deliveries(database);
    const first = await deliveries.claim(id, 60_000);
    await deliver(id);
    expect(receiver.all).toEqual([]);
    await database.run(`update delivery set claimed_until = now() - interval '1 s' where id = $1`, [id]);
    await deliver(id);
    expect(receiver.all).toHaveLength(1);
    // The first worker was only slow: what it writes now does not undo the second one's success.
    await deliveries.settle(first as never, { number: 1, startedAt: new Date(), durationMs: 1, status: 500, error: null, because: null, answer: '' }, { then: 'retry', afterMs: 1 });
    expect(await log().find(acme, id)).toMatchObject({ status: 'delivered', attempts: [{ number: 1 }, { number: 2 }] });
  });

  it('stops at 410 Gone, keeps what is pending, and sends it once the endpoint is enabled again', async () => {
    receiver.willAnswer(410);
    const [first, second] = [await anAlert(), await anAlert()];
    await deliver(first);
    expect(await endpoints().find(acme, endpoint.id)).toMatchObject({ enabled: false, disabledBecause: expect.stringContaining('410') });
    await deliver(second);
    const { deliveries } = await log().list(acme, { endpointId: endpoint.id }, page);
    expect(deliveries).toMatchObject([{ status: 'pending', nextAttemptAt: null }, { status: 'pending', nextAttemptAt: null }]);
    expect(receiver.all).toHaveLength(1);

    expect(await endpoints().change(acme, endpoint.id, { enabled: true })).toMatchObject({ enabled: true, disabledBecause: null });
    const due = (await new Deliveries(database).takeDue(1_000)).map(({ id }) => id);
    expect(due).toEqual(expect.arrayContaining([first, second]));
    await Promise.all([deliver(first), deliver(second)]);
    expect(receiver.all.map((one) => one.id).toSorted()).toEqual([first, first, second].toSorted());
  });

  it('puts back untried what finds the lanes of its endpoint full', async () => {
    const id = await anAlert();
    await deliver(id, new Lanes(0, 0));
    expect(await log().find(acme, id)).toMatchObject({ status: 'pending', attemptCount: 0, attempts: [] });
    expect(await new Deliveries(database).takeDue(1_000)).not.toContainEqual(expect.objectContaining({ id }));
    await deliver(id);
    expect(receiver.all).toEqual([]);
    await makeDue(id);
    await deliver(id);
    expect(await log().find(acme, id)).toMatchObject({ status: 'delivered', attemptCount: 1 });
  });

  it('parks an attempt that fails after its endpoint was switched off, and abandons it when the endpoint was removed', async () => {
    const deliveries = new Deliveries(database);
    const failed = { startedAt: new Date(), durationMs: 1, status: 500, error: null, because: null, answer: '' };
    const [parked, abandoned] = [await anAlert(), await anAlert()];
    const claims = [await deliveries.claim(parked, 60_000), await deliveries.claim(abandoned, 60_000)];
    await endpoints().change(acme, endpoint.id, { enabled: false });
    await deliveries.settle(claims[0] as never, { number: 1, ...failed }, { then: 'retry', afterMs: 1 });
    expect(await log().find(acme, parked)).toMatchObject({ status: 'pending', nextAttemptAt: null });
    expect(await endpoints().remove(acme, endpoint.id)).toBe(true);
    await deliveries.settle(claims[1] as never, { number: 1, ...failed }, { then: 'retry', afterMs: 1 });
    for (const id of [parked, abandoned]) expect(await log().find(acme, id)).toMatchObject({ status: 'failed', finishedAt: expect.any(Date), attempts: [{ number: 1 }] });
  });
});
