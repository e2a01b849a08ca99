import type { Database } from '@app/database';
import { Organizations, Rules, WebhookEndpoints } from '@app/database';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HouseKeeping } from '../../libs/database/src/ledger/house-keeping.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { ruleText } from '../support/rules/rule-text.js';

const days = { idempotencyDays: 1, sessionDays: 1, ruleHitDays: 10, backtestDays: 5, deliveryDays: 20, removeForMs: 5_000 };
const anHour = 3_600_000;

describe('what rules said is kept for its time', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Acme', defaultCountry: null });
  });
  afterAll(() => database.close());

  it('hits of rules that run and of deleted ones, and backtests with theirs; counts by day and what is not over stay', async () => {
    const rules = new Rules(database);
    const text = ruleText({ name: 'Any', description: '', severity: 'LOW', enabled: true, conditions: [{ dimension: 'ANY', operator: 'lt', threshold: 50 }] });
    const [running, deleted] = [await rules.create(organizationId, text), await rules.create(organizationId, text)].map(({ id }) => id) as [string, string];
    await database.run('update rule set deleted_at = now(), enabled = false where id = $1', [deleted]);
    for (const [rule, days] of [[running, 11], [running, 9], [deleted, 11], [deleted, 9]] as const) {
      await database.run(
        `insert into rule_hit (event_id, rule_id, organization_id, event_at, rule_version, evaluation_mode, is_shadow, conditions, hit_at) values ($1, $2, $3, now(), 1, 'async', false, '{}', now() - $4 * interval '1 day')`,
        [randomUUID(), rule, organizationId, days],
      );
    }
    await database.run(`insert into rule_tally (rule_id, day, shard, hits) values ($1, current_date - 11, 0, 1)`, [running]);
    for (const days of [33, 11]) await database.run(`insert into rule_hour (rule_id, hour, shard, hits) values ($1, now() - $2 * interval '1 day', 0, 1)`, [running, days]);
    const ages = { old: 6, young: 4, running: null };
    for (const [name, days] of Object.entries(ages)) {
      const id = randomUUID();
      await database.run(`insert into backtest (id, organization_id, rule, from_at, to_at, status, created_at, finished_at) values ($1, $2, $3, now(), now(), 'completed', now() - interval '20 days', now() - $4 * interval '1 day')`, [id, organizationId, JSON.stringify({ name }), days]);
      await database.run(`insert into backtest_hit (backtest_id, event_id, entity_id, event_at, conditions) values ($1, $2, $2, now(), '{}')`, [id, randomUUID()]);
    }
    await new HouseKeeping(database, { ...days, everyMs: 0 }).keepHouse();
    const left = await database.rows(`select rule_id as rule, (now()::date - hit_at::date) as days from rule_hit order by rule_id`);
    expect(left).toEqual([running, deleted].toSorted().map((rule) => ({ rule, days: 9 })));
    expect(await database.rows('select hits::int from rule_tally')).toEqual([{ hits: 1 }]);
    expect(await database.rows(`select (now()::date - hour::date) as days from rule_hour`)).toEqual([{ days: 11 }]);
    expect(await database.rows(`select b.rule->>'name' as name, count(*)::int as hits from backtest b join backtest_hit h on h.backtest_id = b.id group by 1 order by 1`)).toEqual([{ name: 'running', hits: 1 }, { name: 'young', hits: 1 }]);
  });
});

describe('what was sent is kept for its time', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Acme', defaultCountry: null });
  });
  afterAll(() => database.close());

  const wish = { channel: 'webhook', url: 'https://example.com/', description: '', eventTypes: ['alert.opened'], signature: 'standard', settings: {} };
  const deliver = (endpointId: string, name: string, { created, finished, many = 1 }: { created: number; finished: number | null; many?: number }): Promise<unknown> =>
    database.run(
      `with sent as (
         insert into delivery (id, organization_id, endpoint_id, type, body, status, attempts, accepted_at, ring_at, created_at, finished_at)
         select $3 || n, $1, $2, 'alert.opened', '{}', case when $5::int is null then 'pending' else 'delivered' end, 2, now(), now(), now() - $4::int * interval '1 day', now() - $5::int * interval '1 day' from generate_series(1, $6) n
         returning id)
       insert into attempt (delivery_id, number, started_at, duration_ms, answer) select id, number, now(), 1, 'OK' from sent cross join generate_series(1, 2) number`,
      [organizationId, endpointId, name, created, finished, many],
    );
  const left = () => database.rows(`select d.id, count(*)::int as tries from delivery d left join attempt t on t.delivery_id = d.id group by 1 order by 1`);

  it('what waits, what was finished lately and what is young stay with their attempts, to endpoints that are gone as well', async () => {
    const endpoints = new WebhookEndpoints(database);
    for (const name of ['on', 'off', 'gone']) {
      const { id } = await endpoints.create(organizationId, wish, 'whsec_c2VjcmV0');
      await deliver(id, `${name}: old `, { created: 30, finished: 21, many: name === 'on' ? 2_500 : 1 });
      await deliver(id, `${name}: sent again lately `, { created: 30, finished: 19 });
      await deliver(id, `${name}: waits `, { created: 30, finished: null });
      await deliver(id, `${name}: young `, { created: 19, finished: 19 });
      if (name === 'off') await endpoints.change(organizationId, id, { enabled: false });
      if (name === 'gone') await database.run('update webhook_endpoint set deleted_at = now() where id = $1', [id]);
    }
    expect(await left()).toHaveLength(2_511);
    await new HouseKeeping(database, { ...days, everyMs: 0 }).keepHouse();
    expect(await left()).toEqual(['gone', 'off', 'on'].flatMap((name) => ['sent again lately', 'waits', 'young'].map((what) => ({ id: `${name}: ${what} 1`, tries: 2 }))));
    expect(await database.rows('select 1 from attempt where delivery_id not in (select id from delivery)')).toEqual([]);
  });

  it('leaves one alone that somebody has sent again in the same moment', async () => {
    const { id } = await new WebhookEndpoints(database).create(organizationId, wish, 'whsec_c2VjcmV0');
    await deliver(id, 'in hand ', { created: 30, finished: 21 });
    await database.transaction(async (tx) => {
      await tx.run(`update delivery set status = 'pending', finished_at = null where id = 'in hand 1'`);
      await new HouseKeeping(database, { ...days, everyMs: 0 }).keepHouse();
    });
    expect(await left()).toContainEqual({ id: 'in hand 1', tries: 2 });
  });
});

describe('a busy installation', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Acme', defaultCountry: null });
  });
  afterAll(() => database.close());

  const keysAndSessions = async (many: number, hours: number): Promise<void> => {
    const values = [organizationId, many, hours];
    await database.run(`insert into idempotency_key (organization_id, key, request_hash, answer, created_at) select $1, $3 || ' hours ' || n, '', '', now() - $3::int * interval '1 hour' from generate_series(1, $2) n`, values);
    await database.run(`insert into session_owner (organization_id, session_id, entity_id, bound_at) select $1, $3 || ' hours ' || n, gen_random_uuid(), now() - $3::int * interval '1 hour' from generate_series(1, $2) n`, values);
  };
  const left = async (): Promise<number[]> =>
    Promise.all(['idempotency_key', 'session_owner'].map(async (table) => (await database.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? NaN));

  it('loses all keys and sessions that are past their time, however many of them an hour makes', async () => {
    await keysAndSessions(25_000, 25);
    await keysAndSessions(1, 23);
    await new HouseKeeping(database, { ...days, everyMs: 0 }).keepHouse();
    expect(await left()).toEqual([1, 1]);
  });

  it('goes on with the next tick where time was short, and then rests for an hour', async () => {
    await keysAndSessions(25_000, 25);
    const house = new HouseKeeping(database, { ...days, everyMs: anHour, removeForMs: 0 });
    await house.keepHouse();
    expect(await left()).toEqual([15_001, 15_001]);
    await house.keepHouse();
    await house.keepHouse();
    expect(await left()).toEqual([1, 1]);
    await keysAndSessions(1, 25);
    await house.keepHouse();
    expect(await left()).toEqual([2, 2]);
  });

  it('opens a month for which events came before it had a partition, and brings them there', async () => {
    const [month] = await database.rows<{ name: string; at: Date }>(`select 'event_' || to_char(day, 'YYYY_MM') as name, date_trunc('month', day) at time zone 'UTC' as at from (select now() at time zone 'UTC' + interval '3 months' as day) this`);
    const { name, at } = month as { name: string; at: Date };
    await database.run(`drop table ${name}`);
    const moments = [at.getTime() - 1, at.getTime(), at.getTime() + 27 * 24 * anHour, at.getTime() + 31 * 24 * anHour].map((ms) => new Date(ms).toISOString());
    await database.run(`insert into event (id, timestamp, organization_id, created_at, event_type, metadata) select gen_random_uuid(), moment, $1, now(), 'LOGOUT', '{"a":1}' from unnest($2::timestamptz[]) moment`, [organizationId, moments]);
    await new HouseKeeping(database, { ...days, everyMs: 0 }).keepHouse();
    const stored = await database.rows<{ partition: string; at: Date; metadata: unknown }>(`select tableoid::regclass::text as partition, timestamp as at, metadata from event order by timestamp`);
    expect(stored.map((row) => row.at.toISOString())).toEqual(moments);
    expect(stored.map(({ partition }) => partition === name)).toEqual([false, true, true, false]);
    expect(stored.map(({ metadata }) => metadata)).toEqual(moments.map(() => ({ a: 1 })));
  });
});
