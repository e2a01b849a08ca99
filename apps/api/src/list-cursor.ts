import type { Place } from '@app/database';
import { AppError } from '@app/platform';
import { markOf } from './list-mark.js';
import type { Page } from './page.js';

interface Row {
  readonly at: Date;
  readonly id: string;
}

/** The place behind a row. It carries the mark of the list: with other filters it would skip and repeat rows. */
const cursorBehind = ({ at, id }: Row, list: object): string => Buffer.from(`${at.getTime()} ${id} ${markOf(list)}`).toString('base64url');

/** What a list says of its page; `last`: its last row, where one can go on behind it. */
export const pagination = ({ total, hasMore }: { readonly total: number; readonly hasMore: boolean }, { limit, offset }: Page, last: Row | undefined, list: object) => ({
  total,
  limit,
  offset,
  hasMore,
  nextCursor: hasMore && last ? cursorBehind(last, list) : null,
});

export function placeIn(cursor: string | undefined, list: object, isId: (text: string) => boolean): Place | null {
  if (cursor === undefined) return null;
  const [ms = '', id = '', mark, ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (more.length > 0 || !/^\d{1,15}$/.test(ms) || !isId(id) || mark !== markOf(list)) throw new AppError('CURSOR_INVALID', {});
  return { at: new Date(Number(ms)).toISOString(), id };
}
