import type { QueryResultRow } from 'pg';

/** A statement with a name is parsed once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  /** Wide rows that are handed on: each comes as its values in the order of the columns, and moments as `Moment`. Names and dates would take longer than all else. */
  readonly tuples?: true;
}

export type Question = readonly [statement: Statement | string, values: readonly unknown[]];

/** What can be asked of a connection or of a transaction. */
export interface Queryable {
  rows<Row extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
  /** The number of rows that the statement touched. */
  run(statement: Statement | string, values?: readonly unknown[]): Promise<number>;
}

/** Everything or nothing. */
export interface Transaction extends Queryable {
  /**
   * Sent and not waited for: it is done before whatever is asked afterwards, and the transaction fails when it does. For what is
   * written without a question: whoever waits for it lets a way there and back pass for nothing.
   */
  send(statement: Statement | string, values?: readonly unknown[]): void;
  /** Sent like these, for rows that are of use only once all is done: they are waited for outside, and the commit goes out on the heels of this. */
  later<Row extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<Row[]>;
}
