import { Alerts, type Database, JudgeEntities, Organizations, Rules } from '@app/database';
import { type ContributedObservation, type Dimension, observationsToText, type ScoreCondition } from '@app/domain';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { ruleText } from '../support/rules/rule-text.js';

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

  it('ends what is open about somebody whom its rule is not about any more, and opens it anew when it is', async () => {
    const rule = await aRule();
    const ana = await aPerson();
    await judge(await scored(ana, 20));
    for (const countries of [['AR'], []]) {
      await new Rules(database).change(acme, rule.id, { countries });
      await judge(await batchOf([ana]));
    }
    expect(await alertsAbout(ana)).toMatchObject([{ status: 'RESOLVED', resolvedBy: null, snapshot: { ended: { because: 'The rule is not about this entity any more.' } } }, { status: 'PENDING', ruleVersion: 3 }]);
  });

  it('forgets since when a rule held once none runs any more, so that nobody looks at it for ever', async () => {
    const rule = await new Rules(database).create(acme, { ...ruleText({ name: 'Bots', severity: 'HIGH', conditions: [humanityBelow(30)] }), openAfterSeconds: 60 });
    const ana = await aPerson();
    await judge(await scored(ana, 20));
    const noted = () => database.rows('select rule_id as "ruleId" from rule_standing where entity_id = $1', [ana]);
    expect(await noted()).toEqual([{ ruleId: rule.id }]);
    await new Rules(database).remove(acme, rule.id);
    await judge(await batchOf([ana]));
    expect(await noted()).toEqual([]);
  });

  it('opens no other alert while it cools down, also of turns that are judged together', async () => {
    const aPatientRule = await new Rules(database).create(acme, ruleText({ name: 'Bots', severity: 'HIGH', conditions: [humanityBelow(30)], cooldownSeconds: 3_600 }));
    const ana = await aPerson();
    await scored(ana, 20);
    await scored(ana, 80);
    await judge(await scored(ana, 20));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: aPatientRule.id, status: 'RESOLVED', snapshot: { cycle: 1 } }]);
  });

  it('opens the alert of a rule that has held for long enough as soon as it does not cool down any more', async () => {
    const rule = await new Rules(database).create(acme, ruleText({ name: 'Bots', severity: 'HIGH', conditions: [humanityBelow(30)], cooldownSeconds: 7_200, openAfterSeconds: 3_600 }));
    const ana = await aPerson();
    const anHourLater = () => database.run(`update rule_standing set holds_since = holds_since - interval '1 hour', due_at = due_at - interval '1 hour' where entity_id = $1`, [ana]);
    await judge(await scored(ana, 20));
    await anHourLater();
    await judge(await batchOf([ana]));
    await judge(await scored(ana, 80));
    await judge(await scored(ana, 20));
    await anHourLater();
    await judge(await batchOf([ana]));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: rule.id, status: 'RESOLVED' }]);
    expect(await database.rows(`select 1 from rule_standing s join alert a on a.rule_id = s.rule_id where s.entity_id = $1 and s.due_at = a.opened_at + interval '2 hours'`, [ana])).toHaveLength(1);
    await database.run(`update alert set opened_at = opened_at - interval '2 hours', ended_at = ended_at - interval '2 hours' where entity_id = $1`, [ana]);
    await judge(await batchOf([ana]));
    expect(await alertsAbout(ana)).toMatchObject([{ status: 'RESOLVED' }, { status: 'PENDING' }]);
  });
});
