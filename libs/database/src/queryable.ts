import type { QueryResultRow } from 'pg';

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
