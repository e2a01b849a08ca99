import { type Queryable, tookTooLong } from '../database.js';

/** The time was over between two statements. */
class BudgetSpent extends Error {}

/**
 * Work that may take so long: no statement of it begins when the time is over, and one that takes all of it is given up. Then
 * everything of the work is as if it had not been. Null: it was given up.
 */
export async function withinBudget<Result>(tx: Queryable, ms: number, work: (tx: Queryable) => Promise<Result>): Promise<Result | null> {
  if (ms < 1) return null;
  const until = performance.now() + ms;
  const [before] = await tx.rows<{ timeout: string }>(`select current_setting('statement_timeout') as timeout`);
  await tx.run('savepoint budget');
  await tx.run(`set local statement_timeout = ${Math.trunc(ms)}`);
  try {
    const result = await work(stoppingAt(until, tx));
    await tx.run(`set local statement_timeout = '${before?.timeout ?? '0'}'`);
    await tx.run('release savepoint budget');
    return result;
  } catch (error) {
    if (!tookTooLong(error) && !(error instanceof BudgetSpent)) throw error;
    await tx.run('rollback to savepoint budget');
    return null;
  }
}

function stoppingAt(until: number, tx: Queryable): Queryable {
  const inTime = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (performance.now() >= until) throw new BudgetSpent('The budget of this event was spent before all was asked.');
    return ask();
  };
  return { rows: (statement, values) => inTime(() => tx.rows(statement, values)), run: (statement, values) => inTime(() => tx.run(statement, values)) };
}
