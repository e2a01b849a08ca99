import { createHash } from 'node:crypto';
import type { Row } from '../source/row.js';

/**
 * Gives each row the id under which its event is posted. The same file again, under another name or with rows added at
 * its end, gives the same ids, so that the server answers "duplicate". The row's number keeps two equal rows apart; the
 * first row keeps two files apart that have an equal row in the same place. `row` must start with row 1.
 */
export function eventIds(as: string): (row: Pick<Row, 'number' | 'text'>) => string {
  let file: string | undefined;
  return ({ number, text }) => {
    file ??= digest(`${as}\n${text}`);
    return `${as}-${number}-${digest(`${file}\n${number}\n${text}`).slice(0, 32)}`;
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
