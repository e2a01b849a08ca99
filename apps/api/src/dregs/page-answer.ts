import type { PageAsked, PageOf } from '@app/database';

/** One page of a list under /api. */
export function pageAnswer<Item, Shown>({ items, total }: PageOf<Item>, { limit, offset }: PageAsked, show: (item: Item) => Shown) {
  return { items: items.map(show), total, limit, offset, hasMore: offset + items.length < total };
}

/** A list that asks for somebody or something unknown is empty. */
export const nothing: PageOf<never> = { items: [], total: 0 };
