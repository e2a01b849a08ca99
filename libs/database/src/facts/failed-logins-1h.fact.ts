import { type CanonicalEventType, failedLoginTypes, failedLoginWindowMs } from '@app/domain';
import type { FactReader } from './fact-loader.js';
import { pushedOut } from './pushed-out.js';

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

/** It saturates at some dozens, far beyond suspicion. */
export const failedLogins1h: FactReader<'failedLogins1h'> = ({ memory, recentEvents }) => {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  const isLate = (at: number): boolean => newestAt - at <= failedLoginWindowMs;
  const recent = recentEvents.filter(({ at, eventType }) => failures.has(eventType) && isLate(at));
  return recent.length + pushedOut(memory.refusals, recentEvents).filter(isLate).length;
};
