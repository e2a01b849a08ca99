import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { arrayText } from './array-text.js';
import type { Queryable, Statement } from './queryable.js';

/** One connection, for as long as somebody holds it. */
export class Session implements Queryable {
  constructor(private readonly client: PoolClient) {}

  async rows<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.query<Row>(statement, values)).rows;
  }

  async run(statement: Statement | string, values: readonly unknown[] = []): Promise<number> {
    return (await this.query(statement, values)).rowCount ?? 0;
  }

  private query<Row extends QueryResultRow>(statement: Statement | string, values: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.client.query<Row>(toQuery(statement, values));
  }
}

export function toQuery(statement: Statement | string, values: readonly unknown[]): { name?: string; text: string; values: unknown[] } {
  const { name, text } = typeof statement === 'string' ? { text: statement, name: undefined } : statement;
  const written = values.map((value) => (Array.isArray(value) ? (arrayText(value) ?? value) : value));
  return { text, values: written, ...(name === undefined ? {} : { name }) };
}
