import { Database, Ledger } from '@app/database';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';
import { watchedDatabase } from '../support/watched-database.js';

let database: Database;
beforeAll(async () => {
  database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 4, statementTimeoutMs: 60_000 });
});
afterAll(() => database.close());

const path = { from: 'located', to: 'scored' } as const;

async function batches(many: number): Promise<string[]> {
  const rows = await database.rows<{ id: string }>(`insert into batch (stage, event_ids, event_times, ring_at) select 'located', '{}', '{}', now() from generate_series(1, $1) returning id`, [many]);
  return rows.map(({ id }) => id);
}

/** A ledger, and how many transactions it began. */
function watchedLedger() {
  let begun = 0;
  const ledger = new Ledger(watchedDatabase(database, (tx) => {
    begun += 1;
    return tx;
  }));
  return { ledger, begun: () => begun };
}

describe('batches that wait at the same door', () => {
  it('go on together, and whoever is rung for the others asks nothing', async () => {
    const { ledger, begun } = watchedLedger();
    const [first = '', second = '', third = ''] = await batches(3);
    expect(await ledger.advance(first, path, () => Promise.resolve(undefined))).toMatchObject({ id: first });
    expect([await ledger.advance(second, path, () => Promise.resolve(undefined)), await ledger.advance(third, path, () => Promise.resolve(undefined))]).toEqual([null, null]);
    expect(begun()).toBe(1);
    expect((await database.rows(`select id from batch where stage = 'located'`)).length).toBe(0);
  });

  it('are each looked after when they failed together', async () => {
    const { ledger } = watchedLedger();
    const [bad = '', good = ''] = await batches(2);
    await expect(ledger.advance(bad, path, () => Promise.reject(new Error('poison')))).rejects.toThrow('poison');
    expect(await ledger.advance(good, path, () => Promise.resolve(undefined))).toMatchObject({ id: good });
  });
});
