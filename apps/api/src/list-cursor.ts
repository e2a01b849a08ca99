import type { Place, RankedPlace, ScopedPlace } from '@app/database';
import { AppError } from '@app/platform';
import { isUuid } from './is-uuid.js';
import { markOf } from './list-mark.js';
import type { Page } from './page.js';

/** By what a row has its place in a list: a moment, a number, a text, or nothing where those without it come last. */
export type Rank = Date | number | string | null;

interface Row {
  readonly at: Rank;
  readonly id: string;
}

/** The place behind a row. It carries the mark of the list: with other filters it would skip and repeat rows. */
const cursorBehind = ({ at, id }: Row, list: object): string => Buffer.from(JSON.stringify([at instanceof Date ? at.getTime() : at, id, markOf(list)])).toString('base64url');

/** What a list says of its page; `last`: its last row, where one can go on behind it. */
export const pagination = ({ total, hasMore }: { readonly total: number; readonly hasMore: boolean }, { limit, offset }: Page, last: Row | undefined, list: object) => ({
  total,
  limit,
  offset,
  hasMore,
  nextCursor: hasMore && last ? cursorBehind(last, list) : null,
});

/** In a list by a moment. */
export function placeIn(cursor: string | undefined, list: object, isId: (text: string) => boolean): Place | null {
  const row = rowIn(cursor, list, isId, isMoment);
  return row && { at: new Date(row.at).toISOString(), id: row.id };
}

/** In a list that is ordered by its ids alone, which rise with time. */
export const idIn = (cursor: string | undefined, list: object, isId: (text: string) => boolean = isUuid): string | null => rowIn(cursor, list, isId, isNothing)?.id ?? null;

/** In a list that is ordered by one of several things, of which rows may have none. */
export function rankedPlaceIn(cursor: string | undefined, list: object, kind: keyof typeof ranks): RankedPlace | null {
  const isRank = ranks[kind];
  const row = rowIn(cursor, list, isUuid, (rank): rank is string | number | null => rank === null || isRank(rank));
  return row && { id: row.id, at: kind === 'moment' && row.at !== null ? new Date(row.at).toISOString() : row.at };
}

/** In a list of what is one's own and then of what came with the install. */
export function scopedPlaceIn(cursor: string | undefined, list: object): ScopedPlace | null {
  const row = rowIn(cursor, list, isStorable, isScope);
  return row && { scope: row.at, key: row.id };
}

/** The row at a place of such a list. */
export const rowAt = ({ scope, key }: ScopedPlace): Row => ({ at: scope, id: key });

/** In a list that `isRank` says by what it is ordered. */
export function rowIn<R>(cursor: string | undefined, list: object, isId: (text: string) => boolean, isRank: (rank: unknown) => rank is R): { readonly at: R; readonly id: string } | null {
  if (cursor === undefined) return null;
  const [at, id, mark, ...more] = parts(cursor);
  if (more.length > 0 || !isRank(at) || typeof id !== 'string' || !isId(id) || mark !== markOf(list)) throw new AppError('CURSOR_INVALID', {});
  return { at, id };
}

const isNothing = (rank: unknown): rank is null => rank === null;
const LAST_MOMENT = Date.UTC(9_999, 11, 31);
export const isMoment = (rank: unknown): rank is number => Number.isInteger(rank) && Number(rank) >= 0 && Number(rank) <= LAST_MOMENT;

/** PostgreSQL holds no NUL in a text. */
const isStorable = (rank: unknown): rank is string => typeof rank === 'string' && !rank.includes('\0');
const isScope = (rank: unknown): rank is ScopedPlace['scope'] => rank === 'CUSTOMER' || rank === 'GLOBAL';
/** Anybody can write a cursor: what the column cannot hold is none of ours. */
const LARGEST = 2_147_483_647;
const isNumber = (rank: unknown): rank is number => typeof rank === 'number' && Math.abs(rank) <= LARGEST;
const ranks = { moment: isMoment, number: isNumber, whole: (rank: unknown) => Number.isInteger(rank) && isNumber(rank), text: isStorable } as const;

function parts(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
