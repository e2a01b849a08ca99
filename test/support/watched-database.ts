import type { Database, Queryable, Transaction } from '@app/database';

export type Statement = Parameters<Queryable['run']>[0];

/** What a statement is called, or else all that it says. */
export const nameOf = (statement: Statement): string => (typeof statement === 'string' ? statement.trim() : (statement.name ?? statement.text.trim()));

/** The same database, with a watch on whatever its transactions ask. */
export function watchedDatabase(database: Database, watch: (tx: Queryable) => Queryable): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property !== 'transaction') return Reflect.get(target, property) as unknown;
      return ((work, ...how) => target.transaction((tx) => withSending(watch(tx), work), ...how)) satisfies Database['transaction'];
    },
  });
}

/** What nobody waits for is watched too, and has ended before the commit. */
async function withSending<Result>(watched: Queryable, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  let sent: Promise<unknown> = Promise.resolve();
  const awaited = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    sent = Promise.all([sent, answer]);
    sent.catch(() => undefined); // told at the end
    return answer;
  };
  try {
    return await work({
      rows: watched.rows.bind(watched),
      run: watched.run.bind(watched),
      send: (statement, values) => void awaited(watched.run(statement, values)),
      later: (statement, values) => awaited(watched.rows(statement, values)),
    });
  } finally {
    await sent;
  }
}
