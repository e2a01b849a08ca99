import type { Writable } from 'node:stream';
import { DataSource } from 'typeorm';
import { Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { arrayText } from './array-text.js';
import { migrations } from './migrations/catalogue.js';
import { readMomentsFast } from './moments.js';
import { Seats } from './seats.js';
import { SnakeCase } from './snake-case.strategy.js';
import { tables } from './tables/catalogue.js';

/** A statement with a name is parsed once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

export type Question = readonly [statement: Statement | string, values: readonly unknown[]];

/** What can be asked of a connection or of a transaction. */
export interface Queryable {
  rows<Row extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  /** The number of rows that the statement touched. */
  run(statement: Statement | string, values?: readonly unknown[]): Promise<number>;
}

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
  private readonly seats: Seats;

  private constructor(readonly source: DataSource, private readonly pool: Pool, poolSize: number) {
    this.seats = new Seats(pool, poolSize);
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    readMomentsFast();
    const source = await dataSource(options).initialize();
    const { master } = source.driver as unknown as { master: Pool };
    master.on('error', () => undefined); // as in `Seats`
    return new Database(source, master, options.poolSize);
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
  transaction<Result>(work: (tx: Queryable) => Promise<Result>, durability: Durability = 'on disk', seat?: string): Promise<Result> {
    return insisting(() => this.once(work, beginning(durability), 'to be committed', seat));
  }

  /** Questions that may turn out too wide: a statement of theirs that takes longer than `withinMs` is cancelled (`tookTooLong`). */
  reading<Result>(work: (tx: Queryable) => Promise<Result>, withinMs: number, plans: 'ordered' | 'free' = 'ordered'): Promise<Result> {
    return insisting(() => this.once(work, `begin read only; set local statement_timeout = ${Math.trunc(withinMs)}; ${plans === 'ordered' ? orderedPlans : freePlans}`, 'read'));
  }

  private async once<Result>(work: (tx: Queryable) => Promise<Result>, begin: string, what: 'to be committed' | 'read', seat?: string): Promise<Result> {
    const client = await this.seats.take(seat);
    const giveBack = (failure?: Error): void => this.seats.giveBack(seat, client, failure);
    let ending: Promise<unknown> = Promise.resolve();
    try {
      // Sent, not waited for: the first statement follows on its heels, and a begin that failed fails the transaction.
      writeTogether(client);
      const begun = client.query(begin);
      const [result] = await Promise.all([work(new Transaction(client)), begun]);
      ending = client.query('commit');
      // What was read stays read, however its transaction ends.
      if (what === 'to be committed') await ending;
      return result;
    } catch (error) {
      ending = client.query('rollback');
      throw error;
    } finally {
      const ended = ending.then(() => giveBack(), giveBack);
      if (what === 'to be committed') await ended;
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
      writeTogether(client);
      const begun = client.query(beginning(durability));
      const asked = queries.map((query) => client.query<Row>(query));
      // Of a transaction in which a statement failed PostgreSQL makes a rollback.
      const [ended, ...answers] = await Promise.allSettled([client.query('commit'), begun, ...asked]);
      this.seats.giveBack(seat, client, ended.status === 'rejected' ? (ended.reason as Error) : undefined);
      const failed = [...answers, ended].find((answer) => answer.status === 'rejected');
      if (failed) throw failed.reason;
      return (await asked.at(-1))?.rows ?? [];
    });
  }

  /** The connections of this process: how many there are, how many do nothing, and how many questions wait for one. */
  connections(): { readonly open: number; readonly idle: number; readonly waiting: number } {
    return { open: this.pool.totalCount, idle: this.pool.idleCount + this.seats.idle, waiting: this.pool.waitingCount };
  }

  migrate(): Promise<unknown> {
    return this.source.runMigrations({ transaction: 'each' });
  }

  close(): Promise<void> {
    this.seats.close();
    return this.source.destroy();
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
 * What is asked in the same turn of the event loop leaves in one packet: a write to the socket costs us as much as a small
 * statement costs PostgreSQL. The types of the driver leave the connection out, which its own statements cork in the same way.
 */
function writeTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

class Transaction implements Queryable {
  constructor(private readonly client: PoolClient) {}

  async rows<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.query<Row>(statement, values)).rows;
  }

  async run(statement: Statement | string, values: readonly unknown[] = []): Promise<number> {
    return (await this.query(statement, values)).rowCount ?? 0;
  }

  private query<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    writeTogether(this.client);
    return this.client.query<Row>(toQuery(statement, values));
  }
}

function toQuery(statement: Statement | string, values: readonly unknown[]): { name?: string; text: string; values: unknown[] } {
  const { name, text } = typeof statement === 'string' ? { text: statement, name: undefined } : statement;
  const written = values.map((value) => (Array.isArray(value) ? (arrayText(value) ?? value) : value));
  return { text, values: written, ...(name === undefined ? {} : { name }) };
}

/**
 * Our statements are written to walk from a list of ids through an index, and stay right however large a table grows. A plan
 * that is cached while a partition is still empty would scan it for ever, so the planner is told not to try. Nor to take all
 * processors for one question: whoever asks a small one beside it would wait for the large one.
 */
const steadyPlans = [...['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit'].map((name) => `${name}=off`), 'max_parallel_workers_per_gather=0'].map((setting) => `-c ${setting}`).join(' ');

/**
 * A page of a list walks down the index that has its order and stops when it is full. What a cached or a first plan guesses
 * about one entity must not decide that: its hundred thousand events would be gathered and sorted for a hundred.
 */
const orderedPlans = 'set local plan_cache_mode = force_generic_plan; set local enable_bitmapscan = off';

/**
 * One plan for all values. Left to itself PostgreSQL plans a statement five times in each connection before it keeps a plan, and
 * then compares: with many partitions that is most of what the path would cost.
 */
const begin = 'begin; set local plan_cache_mode = force_generic_plan';

const beginning = (durability: Durability): string => (durability === 'on disk' ? begin : `${begin}; set local synchronous_commit = off`);

/** For lists that sort all that an organization has: `steadyPlans` would walk row by row through it. */
const freePlans = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((name) => `set local ${name} = on`).join('; ');

export function dataSource({ url, poolSize, statementTimeoutMs, anyPlan = false }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: tables,
    migrations,
    namingStrategy: new SnakeCase(),
    migrationsTableName: 'migration',
    poolSize,
    applicationName: 'tamiz',
    connectTimeoutMS: 5_000,
    extra: { statement_timeout: statementTimeoutMs, idle_in_transaction_session_timeout: statementTimeoutMs, keepAlive: true, pipeline: true, options: `-c timezone=UTC ${anyPlan ? '' : steadyPlans}`.trim() },
  });
}
