import type { EventCursor, EventFilter } from '@app/database';
import { AppError } from '@app/platform';
import { isUuid } from '../is-uuid.js';
import { markOf } from '../list-mark.js';

/** The place behind an event in one list. It carries the mark of its filters: with others it would skip and repeat events. */
export function cursorTo({ timestamp, id }: { timestamp: Date; id: string }, filter: EventFilter): string {
  return Buffer.from(`${timestamp.getTime()} ${id} ${markOf(filter)}`).toString('base64url');
}

export function readCursor(text: string | undefined, filter: EventFilter): EventCursor | undefined {
  if (text === undefined) return undefined;
  const [ms = '', id = '', mark, ...more] = Buffer.from(text, 'base64url').toString().split(' ');
  if (more.length > 0 || !/^\d{1,15}$/.test(ms) || !isUuid(id) || mark !== markOf(filter)) throw new AppError('CURSOR_INVALID', {});
  return { timestamp: new Date(Number(ms)).toISOString(), id };
}
