import type { Database } from '@app/database';
import { Organizations, Rules } from '@app/database';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HouseKeeping } from '../../libs/database/src/ledger/house-keeping.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { ruleText } from '../support/rules/rule-text.js';

const days = { idempotencyDays: 1, sessionDays: 1, ruleHitDays: 10, backtestDays: 5, removeForMs: 5_000 };
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
