import type { Place } from '@app/database';
import { AppError } from '@app/platform';
import { markOf } from './list-mark.js';

/** The place behind the last row of a page. It carries the mark of the list: with other filters it would skip and repeat rows. */
export const cursorBehind = ({ at, id }: { readonly at: Date; readonly id: string }, list: object): string => Buffer.from(`${at.getTime()} ${id} ${markOf(list)}`).toString('base64url');

export function placeIn(cursor: string | undefined, list: object, isId: (text: string) => boolean): Place | null {
  if (cursor === undefined) return null;
  const [ms = '', id = '', mark, ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (more.length > 0 || !/^\d{1,13}$/.test(ms) || !isId(id) || mark !== markOf(list)) throw new AppError('CURSOR_INVALID', {});
  return { at: new Date(Number(ms)).toISOString(), id };
}
