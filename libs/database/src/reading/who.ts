import type { Queryable } from '../database.js';

/** The ways to name an entity. */
export interface EntityNames {
  readonly entityId?: string | undefined;
  readonly entityExternalId?: string | undefined;
  readonly taxIdNormalized?: string | undefined;
}

/** Whom names mean. */
export interface Named {
  readonly entityIds: readonly string[];
  /** Whether events wait under these names for somebody who is not there yet. Hardly ever: what asks only then need not walk through the months in vain. */
  readonly isAwaited: boolean;
}

/** Whether events of `$1` wait under an external id or a normalized tax id. */
export const awaited = (externalId: string, taxIdNormalized: string): string => `(exists (select from unresolved_event u where u.organization_id = $1 and u.entity_external_id = ${externalId})
  or exists (select from unresolved_event u where u.organization_id = $1 and u.tax_id_normalized = ${taxIdNormalized}))`;

const named = {
  name: 'entities-named',
  text: `select array(select id from entity where organization_id = $1 and external_id = $2 and deleted_at is null
    union select id from entity where organization_id = $1 and tax_id_normalized = $3 and deleted_at is null) as ids, ${awaited('$2', '$3')} as awaited`,
};

/** All entities that any of the names means. An id is taken as it is: events of a deleted entity are still its events. */
export async function entitiesNamed(tx: Queryable, organizationId: string, { entityId, entityExternalId, taxIdNormalized }: EntityNames): Promise<Named> {
  const own = entityId === undefined ? [] : [entityId.toLowerCase()];
  if (entityExternalId === undefined && taxIdNormalized === undefined) return { entityIds: own, isAwaited: false };
  const [row] = await tx.rows<{ ids: string[]; awaited: boolean }>(named, [organizationId, entityExternalId ?? null, taxIdNormalized ?? null]);
  return { entityIds: [...new Set([...own, ...(row?.ids ?? [])])], isAwaited: row?.awaited ?? false };
}
