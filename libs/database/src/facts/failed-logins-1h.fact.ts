import { type CanonicalEventType, failedLoginTypes, failedLoginWindowMs } from '@app/domain';
import type { FactReader } from './fact-loader.js';

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

/** Counted among the last 32 events: it saturates there, which is far beyond suspicion. */
export const failedLogins1h: FactReader<'failedLogins1h'> = ({ recentEvents }) => {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  return recentEvents.filter((event) => failures.has(event.eventType) && newestAt - event.at <= failedLoginWindowMs).length;
};
