import { wholeCategory } from '@app/domain';

/**
 * SQL that says whether anybody of these organizations asks for a type. It stands inside a statement that runs anyway, so that
 * telling nobody costs no round trip: `organizations` is an array of ids, or one id.
 */
export function askedFor(types: readonly string[], organizations: { readonly anyOf: string } | { readonly is: string }): string {
  const patterns = [...types, ...new Set(types.map(wholeCategory))].map((pattern) => `'${pattern}'`).join(', ');
  const whose = 'is' in organizations ? `= ${organizations.is}` : `= any(${organizations.anyOf})`;
  return `exists (select from webhook_endpoint w where w.organization_id ${whose} and w.enabled and w.deleted_at is null and w.event_types && array[${patterns}])`;
}
