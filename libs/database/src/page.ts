import type { Queryable } from './database.js';

/** The part of a list that is asked for. */
export interface PageAsked {
  readonly limit: number;
  readonly offset: number;
}

/** A page, and how many there are in all. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

export type Direction = 'asc' | 'desc';

/** A select of `id` and `key` for everything that matches. What has no key comes last, in either direction. */
interface Matching {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly direction: Direction;
}

/** The ids of a page in its order, and the total, in one walk through what matches. What is shown is loaded for these only. */
export async function pageOfIds(tx: Queryable, { text, values, direction }: Matching, { limit, offset }: PageAsked): Promise<{ ids: string[]; total: number }> {
  const [page] = await tx.rows<{ ids: string[]; total: number }>(
    `with matching as materialized (${text})
     select (select count(*)::int from matching) as total,
       array(select id::text from matching order by key ${direction} nulls last, id ${direction} limit $${values.length + 1} offset $${values.length + 2}) as ids`,
    [...values, limit, offset],
  );
  return page ?? { ids: [], total: 0 };
}

/** What a caller typed, as a pattern that is found anywhere in a text. */
export const anywhere = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`;
