import { Database, type DueBatch, Ledger, tookItsWorkersDown } from '@app/database';
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

describe('a batch that is rung for again and again', () => {
  const ledger = () => new Ledger(database);
  const nothing = () => Promise.resolve(undefined);

  async function batchOf(events: number, { rings = 0 } = {}): Promise<string> {
    const [batch] = await database.rows<{ id: string }>(
      `insert into batch (stage, event_ids, event_times, ring_at, rings) select 'located', array_agg(gen_random_uuid()), array_agg(now()), now(), $2 from generate_series(1, $1) returning id`,
      [events, rings],
    );
    return (batch as { id: string }).id;
  }

  /** Its moment is kept in whole milliseconds: a moment that is rounded up is not due yet. */
  async function nextRing(id: string): Promise<DueBatch> {
    await database.run(`update batch set ring_at = date_trunc('milliseconds', now()) where id = $1`, [id]);
    return (await ledger().takeDue(1_000)).find((due) => due.id === id) as DueBatch;
  }

  /** Its process ends in the midst of the work, and tells nobody. */
  const takenUpByTheDying = (id: string) =>
    expect(ledger().advance(id, path, async (tx) => void (await tx.rows('select pg_terminate_backend(pg_backend_pid())')))).rejects.toThrow();

  it('waits as it is for as long as nobody works at its station, and goes on with the first who does', async () => {
    const id = await batchOf(1);
    for (let ring = 1; ring <= 30; ring += 1) expect(tookItsWorkersDown(await nextRing(id))).toBe(false);
    expect(await ledger().advance(id, path, nothing)).toMatchObject({ id });
    expect(await database.rows('select stage, rings, attempts, last_error from batch where id = $1', [id])).toEqual([{ stage: 'scored', rings: 0, attempts: 0, last_error: null }]);
  });

  it('is halved when five workers who began with it did not come back', async () => {
    const id = await batchOf(2, { rings: 12 });
    for (let worker = 1; worker <= 5; worker += 1) {
      expect(tookItsWorkersDown(await nextRing(id))).toBe(false);
      await takenUpByTheDying(id);
    }
    expect(tookItsWorkersDown(await nextRing(id))).toBe(true);
    expect(await ledger().fail(id, path.from, new Error('five of them'))).toBe('split');
    expect(await database.rows(`select cardinality(event_ids) as events from batch where last_error = 'five of them'`)).toEqual([{ events: 1 }, { events: 1 }]);
  });

  it('has each failure counted once, and none that is nobody\'s fault', async () => {
    const id = await batchOf(1, { rings: 12 });
    const attempts = async () => (await database.rows<{ attempts: number }>('select attempts from batch where id = $1', [id]))[0]?.attempts;
    const failing = async (error: Error) => {
      await expect(ledger().advance(id, path, () => Promise.reject(error))).rejects.toThrow(error);
      return ledger().fail(id, path.from, error);
    };
    expect([await failing(new Error('poison')), await attempts()]).toEqual(['retry', 1]);
    expect([await failing(Object.assign(new Error('too many clients'), { code: '53300' })), await attempts()]).toEqual(['not counted', 1]);
    expect([await failing(Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })), await attempts()]).toEqual(['not counted', 2]);
    for (let failed = 3; failed < 5; failed += 1) expect([await failing(new Error('poison')), await attempts()]).toEqual(['retry', failed]);
    expect(await failing(new Error('poison'))).toBe('bury');
  });
});

describe('a batch of people without events that keeps failing', () => {
  it('is halved like any other, until whoever fails is alone', async () => {
    const ledger = new Ledger(database);
    const [whole] = await database.rows<{ id: string }>(
      `insert into batch (stage, event_ids, event_times, entity_ids, cause, ring_at, attempts) select 'located', '{}', '{}', array_agg(gen_random_uuid()), 'mappings', now(), 4 from generate_series(1, 3) returning id`,
    );
    expect(await ledger.fail((whole as { id: string }).id, path.from, new Error('one of three'))).toBe('split');
    const halves = await database.rows<{ id: string; people: number }>(`select id, cardinality(entity_ids) as people, cause from batch where last_error = 'one of three' order by people`);
    expect(halves).toMatchObject([{ people: 1, cause: 'mappings' }, { people: 2, cause: 'mappings' }]);
    expect(await Promise.all(halves.map(({ id }) => ledger.fail(id, path.from, new Error('still'))))).toEqual(['bury', 'split']);
  });
});
