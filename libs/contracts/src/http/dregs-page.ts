import { z } from 'zod';
import { wholeNumber } from './query.js';

/** The part of a list under /api that is asked for; a list spreads it into its own query, and closes that with `inWholePages`. */
export const dregsPageQuery = {
  limit: wholeNumber({ least: 1, most: 100, otherwise: 25 }).meta({ description: 'How many to answer.' }),
  offset: wholeNumber({ least: 0, most: 1_000_000_000, otherwise: 0 }).meta({ description: 'How many to skip: a multiple of limit.' }),
};

/** The order of a list: a sort that nobody knows falls back to the default instead of failing. */
export const sortQuery = <const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) => ({
  sort: z.enum(sorts).default(sorts[0]).catch(sorts[0]).meta({ description: `${sorts.join(', ')}; anything else is ${sorts[0]}.` }),
  direction: z.enum(['asc', 'desc'], { error: 'Use asc or desc.' }).default('desc'),
});

export const inWholePages = <Query extends z.ZodObject<typeof dregsPageQuery>>(query: Query) =>
  query.refine((asked) => Number(asked['offset']) % Number(asked['limit']) === 0, { path: ['offset'], error: 'Use a multiple of limit.' });

/** One page of a list under /api. */
export const dregsPage = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    total: z.int().meta({ description: 'How many match in all.' }),
    limit: z.int(),
    offset: z.int(),
    hasMore: z.boolean(),
  });
