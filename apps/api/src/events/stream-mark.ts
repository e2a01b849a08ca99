import type { Cursor } from '@app/database';

/** Arrivals are kept for an hour; a little less is safe to ask for. */
const KEPT_MS = 55 * 60_000;

/** How far somebody has seen and when that was, as it travels in Last-Event-ID. */
export const writeMark = (cursor: Cursor, now: number): string => `${now}-${cursor}`;

/** What is not one of ours is as good as none: the stream begins now. */
export function readMark(text: unknown, now: number): { readonly cursor: Cursor } | 'none' | 'too old' {
  const [, at = '', cursor = ''] = /^(\d{1,15})-(\d{1,20}:\d{1,20}:(?:\d{1,20}(?:,\d{1,20}){0,2000})?)$/.exec(typeof text === 'string' ? text : '') ?? [];
  if (cursor === '') return text === undefined ? 'none' : 'too old';
  return now - Number(at) > KEPT_MS ? 'too old' : { cursor };
}
