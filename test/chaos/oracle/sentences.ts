import type { Queryable } from '@app/database';

const MOST = 5;

/** The first few, and how many more there are: a broken run breaks hundreds in the same way. */
export function few(sentences: readonly string[]): string[] {
  const more = sentences.length - MOST;
  return more > 0 ? [...sentences.slice(0, MOST), `${more} more like the last one.`] : [...sentences];
}

/** One sentence for each row that a query finds wrong. */
export async function complaints<Row extends Record<string, unknown>>(
  database: Queryable,
  query: string,
  sentence: (row: Row) => string,
  values: readonly unknown[] = [],
): Promise<string[]> {
  return few((await database.rows<Row>(query, values)).map(sentence));
}
