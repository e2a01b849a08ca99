import type { EventShown } from '../asking/api.js';

/** What the list shows: rows that arrived while somebody looks, above those that were there. */
export interface LiveRows {
  readonly rows: readonly EventShown[];
  /** Arrived and not shown yet, while the list is held: the newest of them, and how many there are. */
  readonly held: readonly EventShown[];
  readonly heldCount: number;
  /** Whether more came than are kept: between them and those that were there some are missing. */
  readonly isCut: boolean;
  /** Placed after they were listed, and did not arrive here: the newest of them. */
  readonly placed: readonly EventShown[];
  /** What came last, where it is so little that somebody can notice it. */
  readonly fresh: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();
export const noRows: LiveRows = { rows: [], held: [], heldCount: 0, isCut: false, placed: [], fresh: nothing };

/** More rows than anybody scrolls through would only make the page slow. */
const MOST_ROWS = 150;
/** Where everything is new nothing stands out, and rows that light up are painted in every frame. */
const MOST_FRESH = 10;

export type LiveAction =
  | { readonly is: 'arrived'; readonly events: readonly EventShown[]; readonly holding: boolean }
  | { readonly is: 'placed'; readonly events: readonly EventShown[] }
  | { readonly is: 'released' }
  | { readonly is: 'anew' };

export function liveRows(live: LiveRows, action: LiveAction): LiveRows {
  const { rows, held } = live;
  switch (action.is) {
    case 'arrived': {
      const events = action.events.toReversed();
      return action.holding ? { ...live, held: [...events, ...held].slice(0, MOST_ROWS), heldCount: live.heldCount + events.length } : { ...live, ...kept(events, rows, live.isCut) };
    }
    case 'placed': {
      const byId = new Map(action.events.map((event) => [event.id, event]));
      const placed = (event: EventShown): EventShown => byId.get(event.id) ?? event;
      const arrived = new Set([...rows, ...held].map(({ id }) => id));
      const others = action.events.filter(({ id }) => !arrived.has(id));
      return { ...live, rows: rows.map(placed), held: held.map(placed), placed: [...others, ...live.placed].slice(0, MOST_ROWS) };
    }
    case 'released':
      return { ...live, ...kept(held, rows, live.isCut || live.heldCount > held.length), held: [], heldCount: 0 };
    case 'anew':
      return noRows;
  }
}

function kept(came: readonly EventShown[], before: readonly EventShown[], wasCut: boolean): Pick<LiveRows, 'rows' | 'isCut' | 'fresh'> {
  const rows = [...came, ...before];
  return { rows: rows.slice(0, MOST_ROWS), isCut: wasCut || rows.length > MOST_ROWS, fresh: came.length > MOST_FRESH ? nothing : new Set(came.map(({ id }) => id)) };
}

/** Each once: what arrived stands above and is not repeated below, where the places are that were told since. */
export function merged({ rows, placed }: Pick<LiveRows, 'rows' | 'placed'>, listed: readonly EventShown[]): EventShown[] {
  const seen = new Set(rows.map(({ id }) => id));
  const told = new Map(placed.map((event) => [event.id, event]));
  return [...rows, ...listed.filter(({ id }) => !seen.has(id)).map((event) => (event.location ? event : (told.get(event.id) ?? event)))];
}
