import type { CustomTypesConfig, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { arrayBytes, arrayTypesOf, type ElementType } from './array-bytes.js';
import { arrayText } from './array-text.js';
import { ask } from './ask.js';
import { handedOn } from './moments.js';
import type { Queryable, Statement, Transaction } from './queryable.js';

/** One connection, for as long as somebody holds it. */
export class Session implements Queryable {
  constructor(private readonly client: PoolClient) {}

  async rows<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.query<Row>(statement, values)).rows;
  }

  async run(statement: Statement | string, values: readonly unknown[] = []): Promise<number> {
    return (await this.query(statement, values)).rowCount ?? 0;
  }

  protected query<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return ask<Row>(this.client, toQuery(statement, values));
  }
}

/** A connection within a transaction. */
export class OpenTransaction extends Session implements Transaction {
  /** Why the first statement failed that nobody waited for. What is asked after it is only told that the transaction is over. */
  failure: Error | undefined;
  private last: Promise<unknown> = Promise.resolve();

  send(statement: Statement | string, values: readonly unknown[] = []): void {
    this.watched(this.query(statement, values));
  }

  later<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.query<Row>(statement, values);
    this.watched(answer);
    const rows = answer.then((result) => result.rows);
    rows.catch(() => undefined); // the transaction fails with it, and then nobody asks for them
    return rows;
  }

  /** All that was sent is done. */
  async done(): Promise<void> {
    // A connection answers in the order in which it was asked.
    await this.last;
    if (this.failure) throw this.failure;
  }

  private watched(answer: Promise<unknown>): void {
    this.last = answer.catch((error: unknown) => (this.failure ??= error as Error));
  }
}

export function toQuery(statement: Statement | string, values: readonly unknown[]): { name?: string; text: string; values: unknown[]; rowMode?: 'array'; types?: CustomTypesConfig } {
  const { name, text, tuples }: Statement = typeof statement === 'string' ? { text: statement } : statement;
  const types = name === undefined ? [] : arrayTypesOf({ name, text });
  const written = values.map((value, n) => (Array.isArray(value) ? writtenArray(value, types[n]) : value));
  return { text, values: written, ...(name === undefined ? {} : { name }), ...(tuples ? { rowMode: 'array', types: handedOn } : {}) };
}

const writtenArray = (values: readonly unknown[], type: ElementType | undefined): unknown => (type && arrayBytes(values, type)) ?? arrayText(values) ?? values;
