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

/** Where a page ended in a list that can be ordered in several ways: by what its last row had its place (null: it had nothing, and stood behind all who have), and its id. */
export interface RankedPlace {
  readonly at: string | number | null;
  readonly id: string;
}

/** By what rows have their place; ids go the same way, and rows without it come last in either. */
export interface RankedOrder {
  readonly by: string;
  readonly type: 'timestamptz' | 'text' | 'real' | 'integer';
  /** Every row has it, and then an index can be walked from the place on. */
  readonly isEverywhere?: boolean;
  readonly id: string;
  readonly direction: Direction;
}

/** What leads a statement to the rows behind a place in such a list; its values come after the `taken` ones. */
export function behindRank(place: RankedPlace | null, { by, type, isEverywhere = false, id, direction }: RankedOrder, taken: number): { condition: string; order: string; values: unknown[] } {
  const order = `${by} ${direction}${isEverywhere ? '' : ' nulls last'}, ${id} ${direction}`;
  if (place === null) return { condition: '', order, values: [] };
  const further = direction === 'desc' ? '<' : '>';
  const [row, rank] = [`$${taken + 1}::uuid`, `$${taken + 2}::${type}`];
  if (place.at === null) return { condition: ` and ${by} is null and ${id} ${further} ${row}`, order, values: [place.id] };
  const condition = isEverywhere ? `(${by}, ${id}) ${further} (${rank}, ${row})` : `(${by} ${further} ${rank} or (${by} = ${rank} and ${id} ${further} ${row}) or ${by} is null)`;
  return { condition: ` and ${condition}`, order, values: [place.id, place.at] };
}
