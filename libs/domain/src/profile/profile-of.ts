import type { CanonicalEventType } from '../mappings/event-type-sources.js';
import type { CanonicalField } from '../mappings/field-sources.js';
import { canonicalFields, type CanonicalFields } from '../mappings/canonical-fields.js';
import type { OwnMappings } from '../mappings/mapping.js';
import { type Sayings, textsIn } from './sayings.js';
import { meantBy, profileTypes } from './profile-types.js';

/** Who somebody says he is, whoever said it and wherever. */
export interface Profile {
  readonly type: 'person' | 'company';
  /** In the words of who said it. Of a name in parts FULL_NAME is put together. */
  readonly fields: CanonicalFields;
  /** How many different values events told of a field within `changesDays` before the entity's newest event, of each moment one; a single one is left out. */
  readonly changes: Readonly<Partial<Record<CanonicalField, number>>>;
}

/** All that a profile is gathered from. */
export interface ProfileSources {
  readonly type: 'person' | 'company';
  /** What the customer registered in fields of the entity's own. */
  readonly registered: CanonicalFields;
  /** What the customer registered under names of his own, `identity.data` among it. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly sayings: Sayings;
  /** What the device says of itself. */
  readonly device: CanonicalFields;
  readonly ownFields?: OwnMappings<CanonicalField>;
  readonly meaningOf: (eventType: string) => CanonicalEventType | null;
  /** The entity's newest event, in milliseconds since 1970. */
  readonly asOf: number;
}

/** Changes are counted as far back as facts look. */
export const changesDays = 30;
const dayMs = 86_400_000;

/**
 * What an event told counts before what was registered: it has a moment, and the latest word wins. What was registered under
 * the customer's own names comes next, then the fields of the entity, then the device.
 */
export function profileOf({ type, registered, attributes, sayings, device, ownFields, meaningOf, asOf }: ProfileSources): Profile {
  const told = toldFields(sayings, meaningOf, ownFields);
  const latest: Partial<Record<CanonicalField, string>> = {};
  const changes: Partial<Record<CanonicalField, number>> = {};
  for (const [field, said] of told) {
    const sorted = said.toSorted(latestAndSurest);
    const [newest] = sorted;
    if (newest) latest[field] = newest.value;
    if (said.length === 1) continue;
    // Of one moment one counts: an event that brings the street, and the street with its city, tells of one address.
    const ofEachMoment = sorted.filter(({ at }, n) => at !== sorted[n - 1]?.at);
    const recent = new Set(ofEachMoment.filter(({ at }) => asOf - at <= changesDays * dayMs).map(({ value }) => compared(field, value)));
    if (recent.size > 1) changes[field] = recent.size;
  }
  const fields: CanonicalFields = { ...device, ...registered, ...canonicalFields(textsIn(attributes), ownFields) };
  return { type, fields: withWholeName({ ...fields, ...latest }, told, fields), changes };
}

interface Statement {
  readonly value: string;
  readonly at: number;
  readonly sure: number;
}

const latestAndSurest = (one: Statement, other: Statement): number => other.at - one.at || other.sure - one.sure || (one.value < other.value ? 1 : -1);

function toldFields(sayings: Sayings, meaningOf: ProfileSources['meaningOf'], own: ProfileSources['ownFields']): Map<CanonicalField, Statement[]> {
  const told = new Map<CanonicalField, Statement[]>();
  for (const [eventType, keys] of Object.entries(sayings)) {
    const meaning = meaningOf(eventType);
    if (!profileTypes.has(meaning)) continue;
    for (const [path, said] of Object.entries(keys)) {
      const meant = meantBy(path, meaning, own);
      if (meant) told.set(meant.field, [...(told.get(meant.field) ?? []), ...said.map(([value, at]) => ({ value, at, sure: meant.sure }))]);
    }
  }
  return told;
}

/** The parts of a name make the whole one, unless the whole one was said where the parts were not. */
function withWholeName(all: CanonicalFields, told: ReadonlyMap<CanonicalField, unknown>, registered: CanonicalFields): CanonicalFields {
  const parts = [all.FIRST_NAME, all.LAST_NAME].filter((part) => part !== undefined);
  const partsWereTold = told.has('FIRST_NAME') || told.has('LAST_NAME');
  if (parts.length === 0 || told.has('FULL_NAME') || (registered.FULL_NAME !== undefined && !partsWereTold)) return all;
  return { ...all, FULL_NAME: parts.join(' ') };
}

/** Two ways to write one value are no change. */
function compared(field: CanonicalField, value: string): string {
  const plain = value.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return field === 'PHONE' ? plain.replace(/\D/g, '').slice(-8) : field === 'EMAIL' ? plain : plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
