import type { Direction } from './page.js';

/** Where a page ended: the moment and the id of its last row. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** By which columns a list is ordered: a moment, and the id where moments are the same. The indexes have the ids the other way round. */
interface Order {
  readonly at: string;
  readonly id: string;
  readonly direction: Direction;
}

/** What leads a statement to the rows behind a place; its values come after the `taken` ones. The first comparison is what an index walks by. */
export function behind(place: Place | null, { at, id, direction }: Order, taken: number): { condition: string; order: string; values: unknown[] } {
  const [further, beside, back] = direction === 'desc' ? ['<', '>', 'asc'] : ['>', '<', 'desc'];
  const order = `${at} ${direction}, ${id} ${back}`;
  if (place === null) return { condition: '', order, values: [] };
  const [moment, row] = [`$${taken + 1}::timestamptz`, `$${taken + 2}`];
  return { condition: ` and ${at} ${further}= ${moment} and (${at} ${further} ${moment} or ${id} ${beside} ${row})`, order, values: [place.at, place.id] };
}
