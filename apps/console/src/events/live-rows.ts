import type { EventShown } from '../asking/api.js';

/** What the list shows: rows that arrived while somebody looks, above those that were there. */
export interface LiveRows {
  readonly rows: readonly EventShown[];
  /** Arrived and not shown yet, while the list is held. */
  readonly held: readonly EventShown[];
}

export const noRows: LiveRows = { rows: [], held: [] };

/** More rows than anybody scrolls through would only make the page slow. */
const MOST_ROWS = 150;

export type LiveAction =
  | { readonly is: 'arrived'; readonly events: readonly EventShown[]; readonly holding: boolean }
  | { readonly is: 'placed'; readonly events: readonly EventShown[] }
  | { readonly is: 'released' }
  | { readonly is: 'anew' };

export function liveRows({ rows, held }: LiveRows, action: LiveAction): LiveRows {
  switch (action.is) {
    case 'arrived':
      return action.holding ? { rows, held: [...action.events.toReversed(), ...held] } : { rows: [...action.events.toReversed(), ...rows].slice(0, MOST_ROWS), held };
    case 'placed': {
      const byId = new Map(action.events.map((event) => [event.id, event]));
      const placed = (event: EventShown): EventShown => byId.get(event.id) ?? event;
      return { rows: rows.map(placed), held: held.map(placed) };
    }
    case 'released':
      return { rows: [...held, ...rows].slice(0, MOST_ROWS), held: [] };
    case 'anew':
      return noRows;
  }
}

/** Each once: what arrived stands above and is not repeated below. */
export function merged(live: readonly EventShown[], listed: readonly EventShown[]): EventShown[] {
  const seen = new Set(live.map(({ id }) => id));
  return [...live, ...listed.filter(({ id }) => !seen.has(id))];
}
