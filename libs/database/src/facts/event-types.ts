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

type Meanings = Map<string, Map<string, CanonicalEventType | null>>;

/** What was asked for in one transaction already, and the answers that are still to come. */
interface Asked {
  readonly known: Meanings;
  readonly looks: Promise<void>[];
}

const asked = new WeakMap<Queryable, Asked>();

/**
 * What these types mean to analyzers. Asked of the tables for each batch, so that a changed mapping holds at the next pass,
 * and only for the types that occur, however many mappings there are.
 */
export async function eventTypesOf(tx: Queryable, types: Iterable<RawEventType>): Promise<(type: RawEventType) => CanonicalEventType | null> {
  const { known, looks }: Asked = asked.get(tx) ?? { known: new Map(), looks: [] };
  asked.set(tx, { known, looks });
  const unknown: RawEventType[] = [];
  for (const type of types) {
    const meanings = known.get(type.organizationId) ?? new Map<string, CanonicalEventType | null>();
    known.set(type.organizationId, meanings);
    if (meanings.has(type.raw)) continue;
    meanings.set(type.raw, null);
    unknown.push(type);
  }
  if (unknown.length > 0) looks.push(look(tx, unknown, known));
  await Promise.all(looks);
  return ({ organizationId, raw }) => known.get(organizationId)?.get(raw) ?? null;
}

async function look(tx: Queryable, types: readonly RawEventType[], known: Meanings): Promise<void> {
  const rows = await tx.rows<{ organization_id: string; spelling: string; target: string | null }>(own, [
    types.map(({ organizationId }) => organizationId),
    types.map(({ raw }) => nameSpelling(raw)),
  ]);
  const byOrganization = new Map<string, Map<string, CanonicalEventType | null>>();
  for (const { organization_id, spelling, target } of rows) {
    const mappings = byOrganization.get(organization_id) ?? new Map<string, CanonicalEventType | null>();
    byOrganization.set(organization_id, mappings.set(spelling, target === null ? null : readEventTypeName(target)));
  }
  for (const { organizationId, raw } of types) known.get(organizationId)?.set(raw, canonicalEventType(raw, byOrganization.get(organizationId)));
}
