import type { Store } from './store.js';

const MOST = 25;

/** What PostgreSQL did for the statements of a measurement. Begun on no store it says nothing: keeping the log costs a little itself. */
export class StatementLog {
  private constructor(private readonly store: Store | null) {}

  static async begin(store: Store | null): Promise<StatementLog> {
    await store?.database.run('create extension if not exists pg_stat_statements');
    await store?.database.run('select pg_stat_statements_reset()');
    return new StatementLog(store);
  }

  /** The dearest first: how often each was asked for an event, and what it took, planning aside. */
  async read(events: number): Promise<string[]> {
    if (this.store === null) return [];
    const rows = await this.store.database.rows<{ calls: string; ms: number; query: string }>(
      `select calls, total_exec_time as ms, regexp_replace(left(query, 90), '\\s+', ' ', 'g') as query from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database()) order by total_exec_time desc limit ${MOST}`,
    );
    return rows.map(({ calls, ms, query }) => `${((ms * 1_000) / events).toFixed(0).padStart(5)} us, ${(Number(calls) / events).toFixed(3)} times an event, ${(ms / Number(calls)).toFixed(2)} ms each: ${query}`);
  }
}
