import { type CanonicalEventType, newDeviceWindowMs, sensitiveTypes } from '@app/domain';
import type { FactReader } from './fact-loader.js';

const sensitive: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);

export const devices: FactReader<'devices'> = ({ devices: { known, newestAt: firstSeenAt }, recentEvents }) => {
  if (firstSeenAt === null) return { known, newest: null };
  const after = recentEvents.filter(({ at, eventType }) => at >= firstSeenAt && at - firstSeenAt <= newDeviceWindowMs && sensitive.has(eventType));
  return { known, newest: { firstSeenAt, sensitiveEventsWithin1h: after.length } };
};
