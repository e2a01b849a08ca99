import type { Dimension, EntityStatus } from '@app/domain';
import { carriersOf } from '../badges/carried-badges.js';

/** Which entities a list is about. All that is given must hold. */
export interface EntityFilter {
  readonly search?: string | null | undefined;
  readonly type?: string | undefined;
  readonly statuses?: readonly EntityStatus[] | undefined;
  readonly countryCode?: string | undefined;
  readonly isClient?: boolean | undefined;
  /** The slug of a badge that they carry. */
  readonly badge?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdBefore?: string | undefined;
  /** The least and the most of a score; who has none is neither. */
  readonly scores: readonly { readonly dimension: Dimension; readonly least?: number | undefined; readonly most?: number | undefined }[];
}

/** What a search looks through: the index entity_search is on the same words, where the server has pg_trgm. */
export const searched = (entity: string): string =>
  `lower(${['name', 'email', 'external_id', 'tax_id', 'tax_id_normalized'].map((column) => `coalesce(${entity}${column}, '')`).join(` || E'\\n' || `)})`;

/** The conditions on `e` and on its analysis `a`, and their values from $1 on. */
export function filterOf(organizationId: string, filter: EntityFilter): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`e.organization_id = ${given(organizationId)}`];
  if (!filter.statuses?.includes('deleted')) conditions.push('e.deleted_at is null');
  if (filter.statuses) conditions.push(`e.status = any(${given(filter.statuses)}::text[])`);
  if (filter.search) conditions.push(`${searched('e.')} like lower(${given(`%${filter.search.replace(/[\\%_]/g, '\\$&')}%`)})`);
  if (filter.type) conditions.push(`e.type = ${given(filter.type)}`);
  if (filter.countryCode) conditions.push(`e.country = ${given(filter.countryCode)}`);
  if (filter.isClient !== undefined) conditions.push(`e.is_client = ${given(filter.isClient)}`);
  if (filter.badge) conditions.push(`e.id in (${carriersOf(given(filter.badge))})`);
  if (filter.createdFrom) conditions.push(`e.created_at >= ${given(filter.createdFrom)}`);
  if (filter.createdBefore) conditions.push(`e.created_at < ${given(filter.createdBefore)}`);
  for (const { dimension, least, most } of filter.scores) {
    const column = `a.${dimension.toLowerCase()}`;
    if (least !== undefined) conditions.push(`${column} >= ${given(least)}::real`);
    if (most !== undefined) conditions.push(`${column} <= ${given(most)}::real`);
  }
  return { conditions, values };
}
