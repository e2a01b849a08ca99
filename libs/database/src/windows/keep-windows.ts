import { bucketAt, type Grain, grains } from '@app/domain';
import type { Database } from '../database.js';
import type { WindowQuestion } from './asked-windows.js';
import { loadWindows, lockWindows, UncountedPast } from './load-windows.js';

const [DAY, HOUR] = grains;

/** Whoever stores events under a key waits while a piece of its past is counted: so many events are read in a few hundredths of a second. */
const MOST_AT_ONCE = 2_000;

/** How much of a past is counted at once: all of it, or as much as can be. Of the smallest piece all is, however much it is. */
const pieces: readonly { readonly grain: Grain; readonly length: number; readonly mostRead: number }[] = [
  { grain: DAY, length: Infinity, mostRead: MOST_AT_ONCE },
  { grain: DAY, length: 3 * DAY, mostRead: MOST_AT_ONCE },
  { grain: DAY, length: DAY, mostRead: MOST_AT_ONCE },
  { grain: HOUR, length: HOUR, mostRead: Infinity },
];

/** After a day of hours the next one is tried as a whole. */
const LARGEST_AFTER_HOURS = pieces.length - 2;

/**
 * Counts what these questions ask, and keeps it, for who asks without holding locks or has no time to read a long past. It goes
 * back in time piece by piece, each in a transaction of its own: nobody waits for all of it. It changes no answer: what
 * happens meanwhile in a piece that was counted makes it uncounted again.
 */
export async function keepWindows(database: Database, questions: readonly WindowQuestion[]): Promise<void> {
  for (const question of questions) {
    const until = question.judged.event.timestamp;
    const from = bucketAt(DAY, until - Math.max(0, ...question.windows.map(({ seconds }) => seconds)) * 1_000);
    let size = 0;
    let largest = 0;
    for (let to = until; to > from; ) {
      const { grain, length, mostRead } = pieces[size] as (typeof pieces)[number];
      const since = Math.max(from, bucketAt(grain, to - 1) - (length - grain));
      if (await isKept(database, pieceOf(question, since, to), mostRead)) {
        to = since;
        if (bucketAt(DAY, to) === to) size = largest;
      } else {
        size += 1;
        // As dense as it is there it mostly is everywhere; an hour is for single days.
        largest = Math.min(size, LARGEST_AFTER_HOURS);
      }
    }
  }
}

/** The same windows about a moment of the past, as long as the piece; a second longer, for a window begins after its first moment. */
const pieceOf = ({ organizationId, judged, windows }: WindowQuestion, since: number, to: number): WindowQuestion => ({
  organizationId,
  judged: { ...judged, event: { ...judged.event, timestamp: to } },
  windows: windows.map((window) => ({ ...window, seconds: Math.ceil((to - since) / 1_000) + 1 })),
});

async function isKept(database: Database, piece: WindowQuestion, mostRead: number): Promise<boolean> {
  try {
    await database.transaction(async (tx) => {
      await lockWindows(tx, [piece]);
      await loadWindows(tx, [piece], { keeps: true, shortPast: 0, mostRead });
    }, 'repeatable');
    return true;
  } catch (error) {
    if (error instanceof UncountedPast) return false;
    throw error;
  }
}
