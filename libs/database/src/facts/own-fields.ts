import { type CanonicalField, nameSpelling, type OwnMappings, readFieldName } from '@app/domain';
import type { Queryable } from '../database.js';

/** The name of a field as an organization's attributes and metadata have it, spelled as it is compared. */
export interface FieldSpelling {
  readonly organizationId: string;
  readonly spelling: string;
}

const own = {
  name: 'facts-own-fields',
  text: `select m.organization_id, m.spelling, m.target from unnest($1::uuid[], $2::text[]) as asked(organization_id, spelling)
    join mapping m on m.organization_id = asked.organization_id and m.kind = 'IDENTITY_FIELD' and m.spelling = asked.spelling`,
};

/** The organizations' own mappings of the names that occur, however many they have. */
export async function ownFieldsOf(tx: Queryable, asked: readonly FieldSpelling[]): Promise<ReadonlyMap<string, OwnMappings<CanonicalField>>> {
  const distinct = [...new Map(asked.map((one) => [`${one.organizationId} ${one.spelling}`, one])).values()];
  const found = new Map<string, Map<string, CanonicalField | null>>();
  if (distinct.length === 0) return found;
  const rows = await tx.rows<{ organization_id: string; spelling: string; target: string | null }>(own, [distinct.map(({ organizationId }) => organizationId), distinct.map(({ spelling }) => spelling)]);
  for (const { organization_id, spelling, target } of rows) {
    const fields = found.get(organization_id) ?? new Map<string, CanonicalField | null>();
    found.set(organization_id, fields.set(spelling, target === null ? null : readFieldName(target)));
  }
  return found;
}

/** Those of the names in these events' metadata: the same few, again and again. */
export function ownFieldsIn(tx: Queryable, events: readonly { readonly organization_id: string; readonly metadata: Record<string, unknown> | null }[]): ReturnType<typeof ownFieldsOf> {
  const names = new Map<string, Set<string>>();
  for (const { organization_id: organizationId, metadata } of events) {
    const ofOrganization = names.get(organizationId) ?? new Set<string>();
    names.set(organizationId, ofOrganization);
    for (const name in metadata) ofOrganization.add(name);
  }
  return ownFieldsOf(tx, [...names].flatMap(([organizationId, some]) => [...some].map((name) => ({ organizationId, spelling: nameSpelling(name) }))));
}
