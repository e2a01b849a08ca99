import type { Subject } from '../facts/subject.js';
import type { StillThere } from './take-people.js';

/** Whom facts are loaded of. He is looked at from the newest event that anybody has seen of him. */
export function subjectOf({ person, known: row }: StillThere): Subject {
  const before = row.lastEventAt;
  return {
    entityId: person.entity_id,
    organizationId: person.organization_id,
    taxId: row.taxId,
    country: row.country,
    newestAt: before !== null && before > person.newest_at ? before : person.newest_at,
    type: row.type,
    taxIdNormalized: row.taxIdNormalized,
  };
}
