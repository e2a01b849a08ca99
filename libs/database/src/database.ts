import { DataSource } from 'typeorm';
import pg, { Pool, type QueryResultRow } from 'pg';
import { ask } from './ask.js';
import { GatheringSocket } from './gathering-socket.js';
import { migrations } from './migrations/catalogue.js';
import { readMomentsFast } from './moments.js';
import type { Queryable, Question, Statement, Transaction } from './queryable.js';
import { Readers } from './readers.js';
import { heard, Seats } from './seats.js';
import { OpenTransaction, toQuery } from './session.js';
import { SnakeCase } from './snake-case.strategy.js';
import { tables } from './tables/catalogue.js';

export type { Queryable, Question, Statement, Transaction } from './queryable.js';

/** Whether a commit waits for the disk. What is `repeatable` may be lost in a crash together with the note that it was done. */
export type Durability = 'on disk' | 'repeatable';

export interface DatabaseOptions {
  readonly url: string;
  /** The most connections that this process opens. */
  readonly poolSize: number;
  /** How long a statement may take, in ms, before PostgreSQL cancels it. */
  readonly statementTimeoutMs: number;
  /** Leaves the planner its freedom, for questions that look at whole tables. */
  readonly anyPlan?: boolean;
}

const ATTEMPTS = 5;
/** Deadlock and serialization failure. */
const lostToNeighbour = new Set(['40P01', '40001']);

/**
 * PostgreSQL for one process: TypeORM for what is configured, its pool directly for the path, where statements are
 * set-based and prepared once.
 */
export class Database implements Queryable {
  private constructor(readonly source: DataSource, private readonly pool: Pool, private readonly seats: Seats, private readonly readers: Readers) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    readMomentsFast();
    const source = await dataSource(options).initialize();
    const { master } = source.driver as unknown as { master: Pool };
    return new Database(source, heard(master), new Seats(master, options.poolSize), new Readers((withinMs) => readersPool(options, withinMs)));
  }

  async rows<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await insisting(() => this.pool.query<Row>(toQuery(statement, values)))).rows;
  }

  async run(statement: Statement | string, values: readonly unknown[] = []): Promise<number> {
    return (await insisting(() => this.pool.query(toQuery(statement, values)))).rowCount ?? 0;
  }

  /**
   * Everything or nothing. Whoever is inside speaks to `tx` only, and leaves nothing outside that a second run would
   * double: a transaction that lost to a neighbour (deadlock, serialization) is run again. `seat`: who asks the same statements
   * time and again, and so finds the connection that knows their plans.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>, durability: Durability = 'on disk', seat?: string): Promise<Result> {
    return insisting(() => this.once(work, beginning(durability), seat));
  }

  /**
   * Questions that may turn out too wide: a statement of theirs that takes longer than `withinMs` is cancelled (`tookTooLong`).
   * `steady` are those of the path: what they read is all of one moment.
   */
  reading<Result>(work: (tx: Queryable) => Promise<Result>, withinMs: number, plans: 'ordered' | 'free' | 'steady' = 'ordered'): Promise<Result> {
    if (plans === 'ordered') return insisting(() => this.readers.ask(work, withinMs));
    const timeout = `set local statement_timeout = ${Math.trunc(withinMs)}`;
    return insisting(() => this.once(work, plans === 'free' ? `begin read only; ${timeout}; ${freePlans}` : `begin isolation level repeatable read read only; ${timeout}; ${steadyPlan}`));
  }

  private async once<Result>(work: (tx: Transaction) => Promise<Result>, begin: string, seat?: string): Promise<Result> {
    const client = await this.seats.take(seat);
    const giveBack = (failure?: Error): void => this.seats.giveBack(seat, client, failure);
    const tx = new OpenTransaction(client);
    let ending: Promise<unknown> = Promise.resolve();
    try {
      // Sent, not waited for: the first statement follows on its heels, and a begin that failed fails the transaction.
      const begun = ask(client, { text: begin });
      const [result] = await Promise.all([work(tx), begun]);
      // Sent on the heels of the last statement: of a transaction in which one failed PostgreSQL makes a rollback.
      ending = ask(client, { text: 'commit' });
      await Promise.all([tx.done(), ending]);
      return result;
    } catch (error) {
      ending = ask(client, { text: 'rollback' });
      throw tx.failure ?? error;
    } finally {
      await ending.then(() => giveBack(), giveBack);
    }
  }

  /**
   * A transaction whose statements are known before it begins: they go to PostgreSQL in one piece with its begin and its commit, and
   * it takes one way there and back. Answers the rows of the last one.
   */
  atOnce<Row extends QueryResultRow>(questions: readonly Question[], durability: Durability, seat: string): Promise<Row[]> {
    const queries = questions.map(([statement, values]) => toQuery(statement, values));
    return insisting(async () => {
      const client = await this.seats.take(seat);
      const begun = ask(client, { text: beginning(durability) });
      const asked = queries.map((query) => ask<Row>(client, query));
      // Of a transaction in which a statement failed PostgreSQL makes a rollback.
      const [ended, ...answers] = await Promise.allSettled([ask(client, { text: 'commit' }), begun, ...asked]);
      this.seats.giveBack(seat, client, ended.status === 'rejected' ? (ended.reason as Error) : undefined);
      const failed = [...answers, ended].find((answer) => answer.status === 'rejected');
      if (failed) throw failed.reason;
      return (await asked.at(-1))?.rows ?? [];
    });
  }

  /** The connections of this process: how many there are, how many do nothing, and how many questions wait for one. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    const { open, idle, waiting } = this.readers.counted();
    return { open: open + this.pool.totalCount, idle: idle + this.pool.idleCount + this.seats.idle, waiting: waiting + this.pool.waitingCount };
  }

  migrate(): Promise<unknown> {
    return this.source.runMigrations({ transaction: 'each' });
  }

  async close(): Promise<void> {
    this.seats.close();
    await this.readers.close();
    await this.source.destroy();
  }
}

/** PostgreSQL cancelled a statement at its timeout. */
export const tookTooLong = (error: unknown): boolean => (error as { code?: string } | null)?.code === '57014';

async function insisting<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !lostToNeighbour.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/**
 * Our statements are written to walk from a list of ids through an index, and stay right however large a table grows. A plan
 * that is cached while a partition is still empty would scan it for ever, so the planner is told not to try. Nor to take all
 * processors for one question: whoever asks a small one beside it would wait for the large one.
 */
const steadyPlans = [...['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit'].map((name) => `${name}=off`), 'max_parallel_workers_per_gather=0'].map((setting) => `-c ${setting}`).join(' ');

/**
 * With the months that are asked about before it, the planner leaves the others out and finds its plan for these values cheaper than
 * the one for all, each time: planning then takes longer than the work. The plan for all leaves them out when it starts.
 */
const steadyPlan = 'set local plan_cache_mode = force_generic_plan';

const begin = `begin; ${steadyPlan}`;

const beginning = (durability: Durability): string => (durability === 'on disk' ? begin : `${begin}; set local synchronous_commit = off`);

/**
 * A page of a list walks down the index that has its order and stops when it is full. What a cached or a first plan guesses
 * about one entity must not decide that: its hundred thousand events would be gathered and sorted for a hundred.
 */
const orderedPlans = '-c plan_cache_mode=force_generic_plan -c enable_bitmapscan=off -c default_transaction_read_only=on';

/** For lists that sort all that an organization has: `steadyPlans` would walk row by row through it. */
const freePlans = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((name) => `set local ${name} = on`).join('; ');

const CONNECT_WITHIN_MS = 5_000;
/** Its plans are worth keeping from one question of an analyst to the next. */
const IDLE_MS = 600_000;
const APPLICATION = 'tamiz';

export function dataSource({ url, poolSize, statementTimeoutMs, anyPlan = false }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    entities: tables,
    migrations,
    namingStrategy: new SnakeCase(),
    migrationsTableName: 'migration',
    poolSize,
    applicationName: APPLICATION,
    connectTimeoutMS: CONNECT_WITHIN_MS,
    extra: connection(statementTimeoutMs, anyPlan ? '' : steadyPlans),
  });
}

const readersPool = ({ url, poolSize }: DatabaseOptions, withinMs: number): Pool =>
  new Pool({ connectionString: url, max: poolSize, application_name: APPLICATION, connectionTimeoutMillis: CONNECT_WITHIN_MS, idleTimeoutMillis: IDLE_MS, ...connection(withinMs, `${steadyPlans} ${orderedPlans}`) });

const connection = (statementTimeoutMs: number, plans: string) => ({
  statement_timeout: statementTimeoutMs,
  idle_in_transaction_session_timeout: statementTimeoutMs,
  keepAlive: true,
  pipeline: true,
  stream: () => new GatheringSocket(),
  options: `-c timezone=UTC ${plans}`.trim(),
});
