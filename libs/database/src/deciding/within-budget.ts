import { type Queryable, tookTooLong } from '../database.js';

/**
 * Work that may take so long and no longer: a statement of it that is still running then is given up, and everything of it is
 * as if it had not been. Null: it was given up.
 */
export async function withinBudget<Result>(tx: Queryable, ms: number, work: () => Promise<Result>): Promise<Result | null> {
  if (ms < 1) return null;
  const [before] = await tx.rows<{ timeout: string }>(`select current_setting('statement_timeout') as timeout`);
  await tx.run('savepoint budget');
  await tx.run(`set local statement_timeout = ${Math.trunc(ms)}`);
  try {
    const result = await work();
    await tx.run(`set local statement_timeout = '${before?.timeout ?? '0'}'`);
    await tx.run('release savepoint budget');
    return result;
  } catch (error) {
    if (!tookTooLong(error)) throw error;
    await tx.run('rollback to savepoint budget');
    return null;
  }
}
