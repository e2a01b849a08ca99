import type { Database, Queryable } from '@app/database';

/** How long the statements of transactions took, by their names. */
export class StatementTimes {
  private readonly ms = new Map<string, number>();

  add(name: string, ms: number): void {
    this.ms.set(name, (this.ms.get(name) ?? 0) + ms);
  }

  get total(): number {
    return [...this.ms.values()].reduce((sum, one) => sum + one, 0);
  }

  /** The slowest first, of so many batches each. */
  perBatch(batches: number): (readonly [name: string, ms: number])[] {
    return [...this.ms].map(([name, ms]) => [name, ms / batches] as const).sort(([, one], [, other]) => other - one);
  }

  clear(): void {
    this.ms.clear();
  }
}

/** The same database, with a watch on whatever a transaction asks. */
export function timed(database: Database, times: StatementTimes): Database {
  const watch = (tx: Queryable): Queryable => {
    const clocked = <Result>(ask: (statement: Parameters<Queryable['run']>[0], values?: readonly unknown[]) => Promise<Result>) =>
      async (statement: Parameters<Queryable['run']>[0], values?: readonly unknown[]): Promise<Result> => {
        const began = performance.now();
        try {
          return await ask(statement, values);
        } finally {
          times.add(nameOf(statement), performance.now() - began);
        }
      };
    return { rows: clocked(tx.rows.bind(tx)) as Queryable['rows'], run: clocked(tx.run.bind(tx)) };
  };
  return new Proxy(database, {
    get(target, property, receiver) {
      if (property !== 'transaction') return Reflect.get(target, property, receiver) as unknown;
      return ((work, durability) => target.transaction((tx) => work(watch(tx)), durability)) satisfies Database['transaction'];
    },
  });
}

const nameOf = (statement: Parameters<Queryable['run']>[0]): string =>
  typeof statement === 'string' ? statement.trim().slice(0, 40) : (statement.name ?? statement.text.trim().slice(0, 40));
