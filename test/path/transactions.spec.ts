import { Database } from '@app/database';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';

let database: Database;
beforeAll(async () => {
  database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 4, statementTimeoutMs: 60_000 });
  await database.run('create table note (n int primary key)');
});
afterAll(() => database.close());
beforeEach(() => database.run('truncate note'));

const insert = { name: 'note-insert', text: 'insert into note values ($1)' };
const notes = async (): Promise<number[]> => (await database.rows<{ n: number }>('select n from note order by n')).map(({ n }) => n);

describe('what a transaction sends without waiting', () => {
  it('is done before what is asked afterwards, and committed with it', async () => {
    const seen = await database.transaction(async (tx) => {
      tx.send(insert, [1]);
      tx.send(insert, [2]);
      const [row] = await tx.rows<{ n: number }>('select count(*)::int as n from note');
      tx.send(insert, [3]);
      return row?.n;
    });
    expect(seen).toBe(2);
    expect(await notes()).toEqual([1, 2, 3]);
  });

  it('fails the transaction with its own reason, be it the last of it or asked behind', async () => {
    const twice = /duplicate key value violates unique constraint "note_pkey"/;
    const last = database.transaction(async (tx) => {
      tx.send(insert, [1]);
      tx.send(insert, [1]);
    });
    await expect(last).rejects.toThrow(twice);
    const behind = database.transaction(async (tx) => {
      tx.send(insert, [1]);
      tx.send(insert, [1]);
      tx.send(insert, [2]);
      await tx.run('select');
    });
    await expect(behind).rejects.toThrow(twice);
    expect(await notes()).toEqual([]);
  });

  it('is tried again when it lost to a neighbour', async () => {
    let attempts = 0;
    await database.transaction(async (tx) => {
      attempts += 1;
      tx.send(insert, [attempts]);
      if (attempts === 1) tx.send(`do $$ begin raise exception using errcode = '40001'; end $$`);
      await tx.run('select');
    });
    expect(attempts).toBe(2);
    expect(await notes()).toEqual([2]);
  });

  it('answers later with rows, once it is committed; when it fails, the transaction fails with its reason', async () => {
    let rows: Promise<{ n: number }[]> = Promise.resolve([]);
    await database.transaction(async (tx) => {
      rows = tx.later<{ n: number }>({ name: 'note-insert-told', text: 'insert into note values ($1) returning n' }, [1]);
    });
    expect(await rows).toEqual([{ n: 1 }]);
    const again = database.transaction(async (tx) => {
      tx.send(insert, [2]);
      rows = tx.later<{ n: number }>(insert, [1]);
    });
    await expect(again).rejects.toThrow(/duplicate key/);
    await expect(rows).rejects.toThrow(/duplicate key/);
    expect(await notes()).toEqual([1]);
  });
});
