import { BadgeRules, type Database, DueBadges, Identities, JudgeEntities, Organizations, WebhookEndpoints } from '@app/database';
import type { RaisedBadge } from '@app/domain';
import { newSecret } from '@app/webhook';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';

const bot: RaisedBadge = { slug: 'humanity.bot', explanation: 'It is driven.', metadata: { analyzers: ['humanity.user-agent'], points: -50 } };
const everybody = [{ type: 'SCORE_GTE' as const, category: 'ANY' as const, threshold: 0 }];
let database: Database;
let acme: string;

beforeAll(async () => {
  database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
  await database.migrate();
});
afterAll(() => database.close());
beforeEach(async () => {
  acme = await new Organizations(database).create({ name: 'Acme', defaultCountry: null });
  await new WebhookEndpoints(database).create(acme, { channel: 'webhook', url: 'https://example.com/', description: '', eventTypes: ['entity.badges_changed'], signature: 'standard', settings: {} }, newSecret());
});

async function aPerson(raised: readonly RaisedBadge[] = []): Promise<string> {
  const id = uuid();
  await database.run(`insert into entity (id, organization_id, type, name) values ($1, $2, 'person', 'Ana')`, [id, acme]);
  const scores = { HUMANITY: { value: 80, confidence: 0.6, prior: 70 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null };
  await database.run(
    `insert into analysis (entity_id, organization_id, cycle, scores, observations, badges, event_count, last_event_at, device_count, duration_ms, started_at, finished_at)
     values ($1, $2, 1, $3, '[]', $4, 1, now(), 0, 1, now(), now())`,
    [id, acme, JSON.stringify(scores), JSON.stringify(raised)],
  );
  return id;
}

const raises = (entityId: string, raised: readonly RaisedBadge[]) => database.run('update analysis set badges = $2 where entity_id = $1', [entityId, JSON.stringify(raised)]);
const aRule = (name: string, applyDelaySeconds = 0, removeDelaySeconds = 0) =>
  new BadgeRules(database).create(acme, { name, type: 'NEUTRAL', priority: 0, conditions: everybody, applyDelaySeconds, removeDelaySeconds, enabled: true }, 100);

async function batchOf(entityIds: readonly string[]): Promise<string> {
  const [row] = await database.rows<{ id: string }>(`insert into batch (stage, event_ids, event_times, entity_ids, ring_at) values ('scored', '{}', '{}', $1, now()) returning id`, [entityIds]);
  return row?.id ?? '';
}

const judge = async (entityIds: readonly string[]) => new JudgeEntities(database, 100).judge(await batchOf(entityIds));
const carried = async (entityId: string) => (await new Identities(database, 5_000).load(acme, [entityId]))[0]?.badges.map(({ slug }) => slug);
const told = async (entityId: string) =>
  (await database.rows<{ body: string }>('select body from delivery where entity_id = $1 order by created_at, id', [entityId])).map(({ body }) => (JSON.parse(body) as { data: { applied: string[]; removed: string[] } }).data);
/** As if so many seconds had passed. */
const passes = (seconds: number) =>
  database.run(
    `update entity_badge set since = since - $2 * interval '1 s', holds_since = holds_since - $2 * interval '1 s', ceased_since = ceased_since - $2 * interval '1 s', due_at = due_at - $2 * interval '1 s'
     where organization_id = $1`,
    [acme, seconds],
  );

describe('Badges', () => {
  it('are applied and removed with what the analysis raises, each change told once', async () => {
    const ana = await aPerson([bot]);
    await judge([ana]);
    await judge([ana]);
    expect(await carried(ana)).toEqual(['humanity.bot']);
    await raises(ana, []);
    await judge([ana]);
    await judge([ana]);
    expect(await carried(ana)).toEqual([]);
    expect(await told(ana)).toMatchObject([{ applied: ['humanity.bot'], removed: [] }, { applied: [], removed: ['humanity.bot'] }]);
  });

  it('are told once when many batches with the same people are judged at once', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson([bot])));
    const batches = await Promise.all(Array.from({ length: 16 }, (_, n) => batchOf(n % 2 ? people : people.toReversed())));
    await Promise.all([...batches, ...batches].map((batch) => new JudgeEntities(database, 100).judge(batch)));
    for (const person of people) expect(await told(person)).toHaveLength(1);
  });

  it('wait for what is due, and are asked for by the sweep alone', async () => {
    await aRule('Settled', 3_600, 7_200);
    const ana = await aPerson();
    const due = new DueBadges(database);
    const asked = async (): Promise<number> => {
      await due.askToJudge(1_000);
      const rows = await database.rows<{ id: string }>(`select id from batch where stage = 'scored' and $1 = any(entity_ids)`, [ana]);
      for (const { id } of rows) await new JudgeEntities(database, 100).judge(id);
      return rows.length;
    };
    await judge([ana]);
    expect([await asked(), await carried(ana)]).toEqual([0, []]);
    await passes(3_590);
    expect([await asked(), await carried(ana)]).toEqual([0, []]);
    await passes(20);
    expect([await asked(), await carried(ana)]).toEqual([1, ['settled']]);
    expect([await asked(), await told(ana)]).toMatchObject([0, [{ applied: ['settled'] }]]);

    await database.run(`update analysis set scores = jsonb_set(scores, '{HUMANITY}', 'null') where entity_id = $1`, [ana]);
    await judge([ana]);
    await passes(7_100);
    expect([await asked(), await carried(ana)]).toEqual([0, ['settled']]);
    await passes(200);
    expect([await asked(), await carried(ana)]).toEqual([1, []]);
    expect(await told(ana)).toMatchObject([{ applied: ['settled'] }, { removed: ['settled'] }]);
  });

  it('are asked for again when the judgement that was asked for is lost', async () => {
    await aRule('Settled', 3_600);
    const ana = await aPerson();
    await judge([ana]);
    await passes(4_000);
    const due = new DueBadges(database);
    await due.askToJudge(1_000);
    await database.run('delete from batch where $1 = any(entity_ids)', [ana]);
    await due.askToJudge(1_000);
    expect(await database.rows('select 1 from batch where $1 = any(entity_ids)', [ana])).toEqual([]);
    await passes(61);
    await due.askToJudge(1_000);
    expect(await database.rows('select 1 from batch where $1 = any(entity_ids)', [ana])).toHaveLength(1);
  });

  it('are shown by priority, the worse first, and not more of them than there are rules', async () => {
    expect(await aRule('Known')).toMatchObject({ is: 'created', rule: { slug: 'known' } });
    expect(await aRule('KNOWN!')).toEqual({ is: 'slug taken', slug: 'known' });
    const rules = new BadgeRules(database);
    expect(await rules.create(acme, { name: 'VIP', type: 'GOOD', priority: 9, conditions: everybody, applyDelaySeconds: 0, removeDelaySeconds: 0, enabled: true }, 1)).toEqual({ is: 'too many' });
    await rules.create(acme, { name: 'VIP', type: 'GOOD', priority: 9, conditions: everybody, applyDelaySeconds: 0, removeDelaySeconds: 0, enabled: true }, 2);
    const ana = await aPerson([bot]);
    await judge([ana]);
    expect(await carried(ana)).toEqual(['vip', 'humanity.bot', 'known']);
  });
});
