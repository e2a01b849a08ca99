import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@app/database';

export interface Settled {
  readonly seconds: number;
  /** Deliveries whose next attempt lay minutes ahead and was brought forward. */
  readonly hurried: number;
  readonly settled: boolean;
}

const WITHIN_MS = 90_000;
const SOON_SECONDS = 30;

interface Open extends Record<string, unknown> {
  readonly batches: number;
  readonly soon: number;
  readonly later: number;
}

/**
 * Waits until nothing is left to do. A delivery that failed twice is tried again after five minutes: that it is planned is
 * seen here, and the waiting is left out.
 */
export async function settle(database: Database): Promise<Settled> {
  const began = performance.now();
  let hurried = 0;
  for (;;) {
    const seconds = (performance.now() - began) / 1_000;
    const [open] = await database.rows<Open>(
      `select (select count(*) from batch where buried_at is null)::int as batches,
         count(*) filter (where next_attempt_at <= now() + $1 * interval '1 s')::int as soon,
         count(*) filter (where next_attempt_at > now() + $1 * interval '1 s' and isfinite(next_attempt_at) and ring_at >= next_attempt_at)::int as later
       from delivery where status = 'pending'`,
      [SOON_SECONDS],
    );
    if (open && open.batches + open.soon === 0) {
      if (open.later === 0) return { seconds, hurried, settled: true };
      hurried += await database.run(`update delivery set next_attempt_at = now(), ring_at = now() where status = 'pending' and isfinite(next_attempt_at)`);
    }
    if (performance.now() - began > WITHIN_MS) return { seconds, hurried, settled: false };
    await sleep(50);
  }
}
