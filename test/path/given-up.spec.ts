import { randomUUID } from 'node:crypto';
import { Backtests, type Database, ImportJobs, OpenBacktests, OpenImports, Organizations } from '@app/database';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { ruleText } from '../support/rules/rule-text.js';

describe('work that took its workers down five times', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
  });
  afterAll(() => database.close());

  const mapping = { id: randomUUID(), name: 'Nightly export', columnMapping: {}, defaultFields: {} };
  const anImport = () => new ImportJobs(database).queue(organizationId, { mapping, options: { executeRules: true, withAutoEntity: true }, fileName: null, file: Buffer.from('x'), totalItems: 1 });
  const wish = { ruleId: null, ruleVersion: null, rule: ruleText({ name: 'Even', conditions: 'event.amount > 2' }), from: new Date(0), to: new Date(1) };
  const aBacktest = async () => String((await new Backtests(database).queue(organizationId, wish, randomUUID(), 10))?.id);

  it.each([
    { what: 'an import', table: 'import_job', status: 'processing', queue: anImport, claim: () => new OpenImports(database).claim() },
    { what: 'a backtest', table: 'backtest', status: 'running', queue: aBacktest, claim: () => new OpenBacktests(database).claim() },
  ])('is given up and never taken up a sixth time, also when the lease ends while somebody looks: $what', async ({ table, status, queue, claim }) => {
    const id = await queue();
    await database.run(`update ${table} set status = '${status}', attempts = 5, claimed_until = now() + interval '1 hour' where id = $1`, [id]);
    vi.spyOn(database, 'run').mockImplementationOnce(async (lookForTheDead) => {
      const found = await database.run(lookForTheDead);
      await database.run(`update ${table} set claimed_until = now() - interval '1 ms' where id = $1`, [id]);
      return found;
    });
    expect(await claim()).toBeNull();
    expect(await database.rows(`select status from ${table} where id = $1`, [id])).toEqual([{ status }]);
    expect(await claim()).toBeNull();
    expect(await database.rows(`select status, last_error like 'It was taken up 5 times%' as said from ${table} where id = $1`, [id])).toEqual([{ status: 'failed', said: true }]);
  });
});
