import { type CanonicalEventType, newDeviceWindowMs, sensitiveTypes } from '@app/domain';
import type { FactReader } from './fact-loader.js';
import { pushedOut } from './pushed-out.js';

const sensitive: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);

export const devices: FactReader<'devices'> = ({ devices: { known, newestAt: firstSeenAt }, memory, recentEvents }) => {
  if (firstSeenAt === null) return { known, newest: null };
  const isAfter = (at: number): boolean => at >= firstSeenAt && at - firstSeenAt <= newDeviceWindowMs;
  const after = recentEvents.filter(({ at, eventType }) => isAfter(at) && sensitive.has(eventType));
  const remembered = [...memory.changes, ...memory.movements].filter(({ type }) => sensitive.has(type)).map(({ at }) => at);
  return { known, newest: { firstSeenAt, sensitiveEventsWithin1h: after.length + pushedOut(remembered, recentEvents).filter(isAfter).length } };
};
