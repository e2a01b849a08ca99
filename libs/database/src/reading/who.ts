import type { Queryable } from '../database.js';

/** The ways to name an entity. */
export interface EntityNames {
  readonly entityId?: string | undefined;
  readonly entityExternalId?: string | undefined;
  readonly taxIdNormalized?: string | undefined;
}

const named = {
  name: 'entities-named',
  text: `select id from entity where organization_id = $1 and external_id = $2 and deleted_at is null
    union select id from entity where organization_id = $1 and tax_id_normalized = $3 and deleted_at is null`,
};

/** All entities that any of the names means. An id is taken as it is: events of a deleted entity are still its events. */
export async function entitiesNamed(tx: Queryable, organizationId: string, { entityId, entityExternalId, taxIdNormalized }: EntityNames): Promise<string[]> {
  const ids = new Set(entityId === undefined ? [] : [entityId.toLowerCase()]);
  if (entityExternalId !== undefined || taxIdNormalized !== undefined) {
    for (const { id } of await tx.rows<{ id: string }>(named, [organizationId, entityExternalId ?? null, taxIdNormalized ?? null])) ids.add(id);
  }
  return [...ids];
}
