import type { Database, Queryable } from '@app/database';
import { nameOf, type Statement, watchedDatabase } from '../../support/watched-database.js';
import { runTimeOf } from '../rig/machine.js';

/** What a statement took: on the clock, and of a processor in PostgreSQL (not a number where the system does not tell). */
export interface Took {
  readonly ms: number;
  readonly processorMs: number;
}

/** What the statements of transactions took, by their names. */
export class StatementTimes {
  readonly took = new Map<string, Took>();

  add(name: string, { ms, processorMs }: Took): void {
    const before = this.took.get(name) ?? { ms: 0, processorMs: 0 };
    this.took.set(name, { ms: before.ms + ms, processorMs: before.processorMs + processorMs });
  }
}

/**
 * The same database, with a watch on whatever a transaction asks of the one backend that it has. What is asked at once goes one
 * after the other here: otherwise each would be charged for all.
 */
export function timed(database: Database, times: StatementTimes, backend: number): Database {
  const watch = (tx: Queryable): Queryable => {
    let last: Promise<void> = Promise.resolve();
    const clocked = <Result>(ask: (statement: Statement, values?: readonly unknown[]) => Promise<Result>) =>
      async (statement: Statement, values?: readonly unknown[]): Promise<Result> => {
        const before = last;
        let done = (): void => undefined;
        last = new Promise((resolve) => (done = resolve));
        await before;
        const [began, ranBefore] = [performance.now(), runTimeOf(backend)];
        try {
          return await ask(statement, values);
        } finally {
          times.add(nameOf(statement).slice(0, 40), { ms: performance.now() - began, processorMs: runTimeOf(backend) - ranBefore });
          done();
        }
      };
    return { rows: clocked(tx.rows.bind(tx)) as Queryable['rows'], run: clocked(tx.run.bind(tx)) };
  };
  return watchedDatabase(database, watch);
}
