import { newest, type NewestEvents, type RecentEvent } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { Subject } from './subject.js';

/** The newest events of somebody, oldest first, with what their types mean at this moment. */
interface Recent {
  readonly recent: readonly RecentEvent[];
  /** With those before them that are kept as arrivals and departures. */
  readonly whereabouts: readonly RecentEvent[];
}

/** Of each subject. */
export async function recentEvents(tx: Queryable, subjects: readonly Subject[], remembered: readonly NewestEvents[]): Promise<Recent[]> {
  const organizationOf = (n: number): string => subjects[n]?.organizationId ?? '';
  const types = new Map<string, Set<string>>();
  remembered.forEach((events, n) => {
    const ofOrganization = types.get(organizationOf(n)) ?? new Set<string>();
    types.set(organizationOf(n), ofOrganization);
    for (const type of events.types()) ofOrganization.add(type);
  });
  const meaning = await eventTypesOf(tx, [...types].flatMap(([organizationId, raws]) => [...raws].map((raw) => ({ organizationId, raw }))));
  return remembered.map((events, n) => {
    const organizationId = organizationOf(n);
    const whereabouts = events.events((raw) => meaning({ organizationId, raw }));
    return { recent: newest(whereabouts), whereabouts };
  });
}
