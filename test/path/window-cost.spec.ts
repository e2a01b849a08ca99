import { Database, keepWindows, loadWindows, lockWindows, Organizations, type Queryable, UncountedPast, type WindowQuestion } from '@app/database';
import { windowKey, type WindowRequest } from '@app/domain';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';
import { eventToRecord } from '../support/event-to-record.js';
import { villageEvent } from '../support/windows/histories.js';

let database: Database;
let organizationId: string;
beforeAll(async () => {
  // With the plans that the apps have: what is counted here is what they would read.
  database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 2, statementTimeoutMs: 60_000 });
  organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
});
afterAll(() => database.close());

const until = Date.now();
const logins: WindowRequest = { aggregate: 'count', of: null, events: [], by: 'entity', seconds: 600, where: [] };
const ever = { ...logins, seconds: 90 * 86_400 };
const windows: readonly WindowRequest[] = [logins, { ...logins, aggregate: 'sum', of: 'event.amount', seconds: 86_400 }, { ...logins, aggregate: 'distinct', of: 'event.ipAddress', seconds: 7 * 86_400 }, ever];

/** Somebody with so many events in eighty days, or in less, as a question about the next one. */
async function somebodyWith(events: number, days = 80): Promise<WindowQuestion> {
  const entityId = randomUUID();
  await database.run(
    `insert into event (id, timestamp, organization_id, event_type, entity_id, metadata, ip_address)
     select gen_random_uuid(), to_timestamp($1::float8 / 1000) - (n * $5::float8 / $2::int) * interval '1 day', $3, 'LOGIN_FAILED', $4, jsonb_build_object('amount', n % 7), '10.0.0.' || n % 50 from generate_series(1, $2::int) n`,
    [until, events, organizationId, entityId, days],
  );
  return { organizationId, windows, judged: villageEvent(eventToRecord({ organizationId, timestamp: new Date(until).toISOString(), eventType: 'LOGIN_FAILED' }), entityId, null) };
}

/** What happened ever, and how many rows were read to answer all windows, as PostgreSQL counts them. */
const ask = (question: WindowQuestion): Promise<{ ever: number | null | undefined; rows: number }> =>
  database.transaction(async (tx) => {
    await lockWindows(tx, [question]);
    const before = await rowsRead(tx);
    const [answers] = await loadWindows(tx, [question], { keeps: true });
    return { ever: answers?.get(windowKey(ever)), rows: (await rowsRead(tx)) - before };
  });

async function rowsRead(tx: Queryable): Promise<number> {
  const [row] = await tx.rows<{ rows: string }>(`select sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0)) as rows from pg_stat_xact_user_tables where relname like 'event%' or relname like 'window%'`);
  return Number(row?.rows);
}

it('somebody with 50,000 events costs what somebody with 5,000 costs, and a bounded number of rows', async () => {
  const [light, medium, heavy] = [await somebodyWith(50), await somebodyWith(5_000), await somebodyWith(50_000)];
  await database.run('analyze');
  await ask(light);
  await database.run(`update window_gathering set since = now() - interval '1 hour'`);
  expect(await ask(light)).toMatchObject({ ever: 51 });
  const first = [await ask(medium), await ask(heavy)];
  expect(first.map(({ ever: all }) => all)).toEqual([5_001, 50_001]);
  expect(first[1]?.rows).toBeGreaterThan(50_000);
  const [cheap, dear] = [await ask(medium), await ask(heavy)];
  expect([cheap.ever, dear.ever]).toEqual([5_001, 50_001]);
  expect(dear.rows).toBeLessThan(800);
  expect(dear.rows).toBeLessThan(1.5 * cheap.rows);
});

it('who has no time to read a long past is told, and it is counted beside: in pieces, on one day or on many', async () => {
  for (const days of [80, 3, 0.1]) {
    const question = await somebodyWith(9_000, days);
    const whole = await database.transaction((tx) => loadWindows(tx, [question], { keeps: false }));
    const hurried = () => database.transaction(async (tx) => {
      await lockWindows(tx, [question]);
      return loadWindows(tx, [question], { keeps: true, mostRead: 1_000 });
    });
    await expect(hurried()).rejects.toEqual(new UncountedPast([question], true));
    await keepWindows(database, [question]);
    expect(await hurried()).toEqual(whole);
  }
});

it('hours at the end of a window count once, also where the day before them has to be counted anew', async () => {
  const question = await somebodyWith(9_000, 3);
  const answers = () => database.transaction(async (tx) => {
    await lockWindows(tx, [question]);
    return loadWindows(tx, [question], { keeps: true });
  });
  const before = await answers();
  expect(await answers()).toEqual(before);
  expect(await database.run('delete from window_bucket where grain = 86400 and events > 0')).toBeGreaterThan(0);
  expect(await answers()).toEqual(before);
});

it('who asks without holding locks keeps nothing himself, and what he asked is kept behind him', async () => {
  const question = await somebodyWith(5_000);
  const unkept: WindowQuestion[] = [];
  const [answers] = await database.transaction((tx) => loadWindows(tx, [question], { keeps: false, unkept }));
  expect([answers?.get(windowKey(ever)), unkept]).toEqual([5_001, [question]]);
  await keepWindows(database, unkept);
  const again: WindowQuestion[] = [];
  await database.transaction((tx) => loadWindows(tx, [question], { keeps: false, unkept: again }));
  expect(again).toEqual([]);
});
