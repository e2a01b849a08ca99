import type { EntityMark } from '@app/database';
import { AppError } from '@app/platform';
import { z } from 'zod';

type Direction = 'asc' | 'desc';

const mark = z.tuple([z.literal('entities'), z.enum(['asc', 'desc']), z.iso.datetime(), z.uuid()]);

/** Where a list ended, as a text that only we need to understand. */
export const cursorOf = ({ createdAt, id }: { readonly createdAt: Date; readonly id: string }, order: Direction): string =>
  Buffer.from(JSON.stringify(['entities', order, createdAt.toISOString(), id])).toString('base64url');

/** Throws CURSOR_INVALID when it is not one of ours or belongs to another order. */
export function readCursor(cursor: string, { sort, order }: { readonly sort: string; readonly order: Direction }): EntityMark {
  const { success, data } = mark.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (!success || sort !== 'createdAt' || data[1] !== order) throw new AppError('CURSOR_INVALID', {});
  return { createdAt: data[2], id: data[3] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
