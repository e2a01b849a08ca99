import { type CanonicalEventType, canonicalEventType, nameSpelling, readEventTypeName } from '@app/domain';
import type { Queryable } from '../database.js';

/** A type as an organization's events have it. */
interface RawEventType {
  readonly organizationId: string;
  readonly raw: string;
}

const own = {
  name: 'facts-own-event-types',
  text: `select m.organization_id, m.spelling, m.target
    from unnest($1::uuid[], $2::text[]) as asked(organization_id, spelling)
    join mapping m on m.organization_id = asked.organization_id and m.kind = 'EVENT_TYPE' and m.spelling = asked.spelling`,
};

const keyOf = ({ organizationId, raw }: RawEventType): string => `${organizationId} ${raw}`;

/**
 * What these types mean to analyzers. Asked of the tables for each batch, so that a changed mapping holds at the next pass,
 * and only for the types that occur, however many mappings there are.
 */
export async function eventTypesOf(tx: Queryable, types: readonly RawEventType[]): Promise<(type: RawEventType) => CanonicalEventType | null> {
  const distinct = new Map(types.map((type) => [keyOf(type), type]));
  if (distinct.size === 0) return () => null;
  const asked = [...distinct.values()];
  const rows = await tx.rows<{ organization_id: string; spelling: string; target: string | null }>(own, [
    asked.map(({ organizationId }) => organizationId),
    asked.map(({ raw }) => nameSpelling(raw)),
  ]);
  const byOrganization = new Map<string, Map<string, CanonicalEventType | null>>();
  for (const { organization_id, spelling, target } of rows) {
    const mappings = byOrganization.get(organization_id) ?? new Map<string, CanonicalEventType | null>();
    byOrganization.set(organization_id, mappings.set(spelling, target === null ? null : readEventTypeName(target)));
  }
  const meanings = new Map([...distinct].map(([key, { organizationId, raw }]) => [key, canonicalEventType(raw, byOrganization.get(organizationId))]));
  return (type) => meanings.get(keyOf(type)) ?? null;
}
