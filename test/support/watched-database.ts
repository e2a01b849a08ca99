import type { Database, Queryable } from '@app/database';

export type Statement = Parameters<Queryable['run']>[0];

/** What a statement is called, or else all that it says. */
export const nameOf = (statement: Statement): string => (typeof statement === 'string' ? statement.trim() : (statement.name ?? statement.text.trim()));

/** The same database, with a watch on whatever its transactions ask. */
export function watchedDatabase(database: Database, watch: (tx: Queryable) => Queryable): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property !== 'transaction') return Reflect.get(target, property) as unknown;
      return ((work, ...how) => target.transaction((tx) => work(watch(tx)), ...how)) satisfies Database['transaction'];
    },
  });
}
