import { type CanonicalEventType, failedLoginTypes, failedLoginWindowMs } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

/** Counted among the last 32 events: it saturates there, which is far beyond suspicion. */
export const failedLogins1h: FactLoader<'failedLogins1h'> = async ({ recentEvents }) =>
  (await recentEvents()).map((events) => {
    const newestAt = events.at(-1)?.at ?? 0;
    return events.filter((event) => failures.has(event.eventType) && newestAt - event.at <= failedLoginWindowMs).length;
  });
