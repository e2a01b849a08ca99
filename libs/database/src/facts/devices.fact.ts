import { type CanonicalEventType, newDeviceWindowMs, sensitiveTypes } from '@app/domain';
import type { FactReader } from './fact-loader.js';

const sensitive: ReadonlySet<CanonicalEventType> = new Set(sensitiveTypes);

/** As the memory lists what is sensitive: the newest events hold no more of it once somebody has looked around for long enough. */
export const devices: FactReader<'devices'> = ({ devices: { known, newestAt: firstSeenAt }, memory }) => {
  if (firstSeenAt === null) return { known, newest: null };
  const after = [...memory.changes, ...memory.movements].filter(({ at, type }) => at >= firstSeenAt && at - firstSeenAt <= newDeviceWindowMs && sensitive.has(type));
  return { known, newest: { firstSeenAt, sensitiveEventsWithin1h: after.length } };
};
