import type { EntityMark } from '@app/database';
import { AppError } from '@app/platform';
import { isUuid } from '../is-uuid.js';
import { markOf } from '../list-mark.js';

/** The place behind an entity in one list. It carries the mark of its filters: with others it would skip and repeat entities. */
export const cursorTo = ({ createdAt, id }: { readonly createdAt: Date; readonly id: string }, list: object): string =>
  Buffer.from(`${createdAt.getTime()} ${id} ${markOf(list)}`).toString('base64url');

export function readCursor(text: string | undefined, list: object): EntityMark | null {
  if (text === undefined) return null;
  const [ms = '', id = '', mark, ...more] = Buffer.from(text, 'base64url').toString().split(' ');
  if (more.length > 0 || !/^\d{1,13}$/.test(ms) || !isUuid(id) || mark !== markOf(list)) throw new AppError('CURSOR_INVALID', {});
  return { createdAt: new Date(Number(ms)).toISOString(), id };
}
