import type { Facts } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import type { RecentEvent } from './recent-events.js';

type Visit = Facts['visits'][number];

export const visits: FactLoader<'visits'> = async ({ recentEvents }) => (await recentEvents()).map((events) => events.flatMap(visitOf));

function visitOf({ at, latitude, longitude, accuracyKm, country, asn, networkClass }: RecentEvent): Visit[] {
  if (latitude === null || longitude === null || accuracyKm === null || networkClass === null) return [];
  return [{ at, latitude, longitude, accuracyKm, country, asn, networkClass }];
}
