import type { ClientBase, QueryConfig, QueryResult, QueryResultRow } from 'pg';

/**
 * Asks the driver with a callback. For a promise of its own the driver writes a function into a property where it stands, and such
 * functions V8 puts into the old generation at once. Each holds its question and all rows of the answer, also when nobody wants them
 * any more, until the whole heap is collected: every small collection copied megabytes of old answers and took tens of milliseconds.
 */
export function ask<Row extends QueryResultRow>(client: ClientBase, query: QueryConfig): Promise<QueryResult<Row>> {
  return new Promise<QueryResult<Row>>((resolve, reject) => {
    client.query<Row>(query, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
  }).catch(ledBack);
}

/** The trace of a failed question leads to whoever asked, not to the socket that brought the answer. */
function ledBack(error: Error): never {
  Error.captureStackTrace(error);
  throw error;
}
