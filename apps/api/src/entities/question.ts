import type { AskedOf, endpoints } from '@app/contracts';
import type { EntityFilter, EntityQuestion } from '@app/database';

type Query = AskedOf<typeof endpoints.listEntities>['query'];

/** A list's query in our own words. */
export function questionOf(query: Query): Omit<EntityQuestion, 'after'> {
  const { limit, offset, sort, order } = query;
  const filter: EntityFilter = {
    search: query.search,
    type: query.type,
    statuses: query.status,
    countryCode: query.country_code?.toUpperCase(),
    isClient: query.is_client,
    badge: query.badge,
    createdFrom: query.created_after,
    createdBefore: query.created_before,
    scores: [
      { dimension: 'HUMANITY', least: query.humanity_min, most: query.humanity_max },
      { dimension: 'AUTHENTICITY', least: query.authenticity_min, most: query.authenticity_max },
      { dimension: 'UNIQUENESS', least: query.uniqueness_min, most: query.uniqueness_max },
      { dimension: 'BEHAVIOR', least: query.behavior_min, most: query.behavior_max },
    ],
  };
  return { filter, limit, offset, sort, order };
}
