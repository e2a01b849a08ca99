import { DatabaseError, Pool } from 'pg';
import type { Queryable } from './queryable.js';
import { heard } from './seats.js';
import { Session } from './session.js';

/**
 * Connections for questions that read. How their statements are planned and how long each may take is said when a
 * connection opens: a transaction around every question, to say it anew, costs as much as many an answer.
 */
export class Readers {
  private readonly pools = new Map<number, Pool>();

  constructor(private readonly poolOf: (withinMs: number) => Pool) {}

  /** `withinMs`: after which PostgreSQL cancels a statement. */
  async ask<Result>(work: (tx: Queryable) => Promise<Result>, withinMs: number): Promise<Result> {
    const client = heard(await this.pool(Math.trunc(withinMs)).connect());
    try {
      const result = await work(new Session(client));
      client.release();
      return result;
    } catch (error) {
      // What PostgreSQL says of a statement is no fault of the connection.
      client.release(!(error instanceof DatabaseError));
      throw error;
    }
  }

  counted(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    const of = (count: (pool: Pool) => number): number => [...this.pools.values()].reduce((sum, pool) => sum + count(pool), 0);
    return { open: of((pool) => pool.totalCount), idle: of((pool) => pool.idleCount), waiting: of((pool) => pool.waitingCount) };
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private pool(withinMs: number): Pool {
    let pool = this.pools.get(withinMs);
    if (!pool) {
      pool = heard(this.poolOf(withinMs));
      this.pools.set(withinMs, pool);
    }
    return pool;
  }
}
