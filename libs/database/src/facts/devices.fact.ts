import { type CanonicalEventType, newDeviceWindowMs, sensitiveTypes } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

const sensitive: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);

export const devices: FactLoader<'devices'> = async ({ devices, recentEvents }) => {
  const own = devices;
  return (await recentEvents()).map((events, index) => {
    const { known, newestAt: firstSeenAt } = own[index] ?? { known: 0, newestAt: null };
    if (firstSeenAt === null) return { known, newest: null };
    const after = events.filter(({ at, eventType }) => at >= firstSeenAt && at - firstSeenAt <= newDeviceWindowMs && sensitive.has(eventType));
    return { known, newest: { firstSeenAt, sensitiveEventsWithin1h: after.length } };
  });
};
