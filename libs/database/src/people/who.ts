/** How a caller names an entity. */
export type Who = { readonly id: string } | { readonly externalId: string } | { readonly taxIdNormalized: string; readonly type: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The condition that `e` is who is meant, for a statement whose $1 is the organization, and its further values from $2 on.
 * Who has no external id of their own is known outside by the id.
 */
export function whoIs(who: Who): { readonly condition: string; readonly values: readonly unknown[] } {
  const living = 'e.organization_id = $1 and e.deleted_at is null';
  if ('id' in who) return { condition: `e.id = $2 and ${living}`, values: [who.id] };
  if ('taxIdNormalized' in who) return { condition: `e.tax_id_normalized = $2 and e.type = $3 and ${living}`, values: [who.taxIdNormalized, who.type] };
  return {
    condition: `e.id = coalesce((select id from entity where organization_id = $1 and external_id = $2 and deleted_at is null), $3::uuid)
      and coalesce(e.external_id, e.id::text) = $2 and ${living}`,
    values: [who.externalId, uuid.test(who.externalId) ? who.externalId : null],
  };
}
