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

type Found = ReadonlyMap<string, OwnMappings<CanonicalField>>;

/** The organizations' own mappings of the names that occur, however many they have. */
export async function ownFieldsOf(tx: Queryable, asked: readonly FieldSpelling[]): Promise<Found> {
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

/** What an event says, as far as fields are found in it. */
export interface SaidBy {
  readonly organization_id: string;
  readonly metadata: Readonly<Record<string, unknown>> | null;
}

/** Those of the names in these events' metadata: the same few, again and again. */
export const ownFieldsIn = (tx: Queryable, events: readonly SaidBy[]): Promise<Found> => ownFieldsOf(tx, namesIn(events));

/** The same for several lots of events in one transaction: what was asked for one is known for the next. */
export class OwnFields {
  private readonly asked = new Set<string>();
  private known: Promise<Found> = Promise.resolve(new Map());

  in(tx: Queryable, events: readonly SaidBy[]): Promise<Found> {
    const fresh = namesIn(events).filter(({ organizationId, spelling }) => !this.asked.has(`${organizationId} ${spelling}`));
    if (fresh.length === 0) return this.known;
    for (const { organizationId, spelling } of fresh) this.asked.add(`${organizationId} ${spelling}`);
    const before = this.known;
    this.known = ownFieldsOf(tx, fresh).then(async (found) => joined(await before, found));
    return this.known;
  }
}

function joined(one: Found, other: Found): Found {
  return new Map([...new Set([...one.keys(), ...other.keys()])].map((id) => [id, new Map([...(one.get(id) ?? []), ...(other.get(id) ?? [])])]));
}

function namesIn(events: readonly SaidBy[]): FieldSpelling[] {
  const names = new Map<string, Set<string>>();
  for (const { organization_id: organizationId, metadata } of events) {
    const ofOrganization = names.get(organizationId) ?? new Set<string>();
    names.set(organizationId, ofOrganization);
    for (const name in metadata) ofOrganization.add(name);
  }
  return [...names].flatMap(([organizationId, some]) => [...some].map((name) => ({ organizationId, spelling: nameSpelling(name) })));
}
