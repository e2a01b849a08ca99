import { tallyHours } from '../activity/hour-tallies.js';
import type { Database, Queryable } from '../database.js';
import { sourceAccountIn } from '../facts/source-account.js';
import { askToPlaceAgain, askToScoreCorrected } from '../ledger/ask-again.js';
import { type EventRecord, isSystemKey } from '../reading/event-record.js';
import { findEvent } from '../reading/find-events.js';
import { countAgain, countedEvents } from '../windows/change-windows.js';

/** What can be corrected about an event. Left out: as it is. */
export interface CorrectableFields {
  readonly metadata?: Record<string, unknown> | null;
  readonly ipAddress?: string | null;
  readonly country?: string | null;
  readonly isVpn?: boolean | null;
  readonly isProxy?: boolean | null;
  readonly isNewDevice?: boolean | null;
  readonly failedAttemptsCount?: number | null;
  readonly userAgent?: string | null;
}

export interface Correction {
  readonly keyId: string;
  readonly reason: string | null;
  /** What the event shall say, by what it says now; throws what is wrong with it. Both without fields of the system. */
  readonly fields: (event: EventRecord) => CorrectableFields;
}

export interface Corrected {
  readonly event: EventRecord;
  /** What to ring for; null when nothing changed or nobody is behind the event. */
  readonly ring: { readonly queue: 'geolocation' | 'scoring'; readonly batchId: string } | null;
}

const columns = {
  metadata: ['metadata', 'jsonb'],
  ipAddress: ['ip_address', 'text'],
  country: ['country', 'text'],
  isVpn: ['is_vpn', 'boolean'],
  isProxy: ['is_proxy', 'boolean'],
  isNewDevice: ['is_new_device', 'boolean'],
  failedAttemptsCount: ['failed_attempts_count', 'integer'],
  userAgent: ['user_agent', 'text'],
} as const satisfies Record<keyof CorrectableFields, readonly [column: string, type: string]>;

export type CorrectableField = keyof typeof columns;
export const correctableFields = Object.keys(columns) as CorrectableField[];

type Stored = Omit<EventRecord, 'timestamp'> & { readonly timestamp: Date };

const lock = { name: 'event-correct-lock', text: 'select timestamp, metadata from event where id = $1 and organization_id is not distinct from $2 for no key update' };

const unplace = `, located_at = null, address_kind = null, place_country = null, place_region = null, place_city = null, latitude = null, longitude = null,
  accuracy_km = null, asn = null, as_name = null, network_class = null`;

const remember = {
  name: 'event-correction-insert',
  text: `insert into event_correction (event_id, number, organization_id, key_id, reason, before, after)
    select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from event_correction where event_id = $1`,
};

// Else what is known of the event would go on speaking of an address at which it did not happen.
const relabel = { name: 'event-correct-label', text: 'update labelled_event set ip_address = address_line($2) where event_id = $1' };

/** Says anew what was stated wrongly about an event. The row says what holds, the corrections say what was said before. */
export class CorrectEvents {
  constructor(private readonly database: Database) {}

  /** Null: the organization has no such event. */
  correct(organizationId: string, id: string, correction: Correction): Promise<Corrected | null> {
    return this.database.transaction(async (tx) => {
      const [locked] = await tx.rows<{ timestamp: Date; metadata: Record<string, unknown> | null }>(lock, [id, organizationId]);
      const event = locked && (await findEvent(tx, organizationId, id));
      if (!event) return null;
      const stored = { ...event, timestamp: locked.timestamp };
      const wished = correction.fields(event);
      const changed = correctableFields.filter((field) => wished[field] !== undefined && !same(wished[field], event[field]));
      if (changed.length === 0) return { event, ring: null };
      const before = Object.fromEntries(changed.map((field) => [field, event[field]]));
      const after = Object.fromEntries(changed.map((field) => [field, wished[field]]));
      // Where its place is not known yet: whoever places it later leaves what was corrected uncounted.
      if (event.location === null && event.correctedAt === null) tallyHours(tx, [{ organizationId, timestamp: stored.timestamp, eventType: event.eventType, country: null }]);
      await tx.run(remember, [id, organizationId, correction.keyId, correction.reason, JSON.stringify(before), JSON.stringify(after)]);
      const counted = await countedEvents(tx, [stored]);
      await write(tx, stored, changed, { ...wished, ...(wished.metadata === undefined ? {} : { metadata: withSystemKeys(wished.metadata, locked.metadata) }) });
      if (changed.includes('ipAddress')) await tx.run(relabel, [id, wished.ipAddress ?? null]);
      await countAgain(tx, counted, await countedEvents(tx, [stored]));
      const paidFromElsewhere = changed.includes('metadata') && sourceAccountIn(wished.metadata) !== sourceAccountIn(event.metadata);
      const ring = await askAgain(tx, stored, changed.includes('ipAddress') || (event.entityId !== null && (changed.includes('userAgent') || paidFromElsewhere)));
      return { event: (await findEvent(tx, organizationId, id)) ?? event, ring };
    });
  }
}

async function write(tx: Queryable, { id, timestamp }: Stored, changed: readonly CorrectableField[], wished: CorrectableFields): Promise<void> {
  const values = changed.map((field) => (field === 'metadata' && wished.metadata ? JSON.stringify(wished.metadata) : (wished[field] ?? null)));
  const sets = changed.map((field, n) => `${columns[field][0]} = $${n + 3}::${columns[field][1]}`);
  await tx.run(`update event set ${sets.join(', ')}, corrected_at = now()${changed.includes('ipAddress') ? unplace : ''} where id = $1 and timestamp = $2`, [id, timestamp.toISOString(), ...values]);
}

/** Where geolocation leaves traces by what was said wrongly, it leaves them anew. */
async function askAgain(tx: Queryable, { id, timestamp, entityId }: Stored, leftTraces: boolean): Promise<Corrected['ring']> {
  if (leftTraces) return { queue: 'geolocation', batchId: await askToPlaceAgain(tx, [{ id, timestamp }]) };
  return entityId === null ? null : { queue: 'scoring', batchId: await askToScoreCorrected(tx, { id, timestamp }) };
}

function withSystemKeys(metadata: Record<string, unknown> | null, stored: Record<string, unknown> | null): Record<string, unknown> | null {
  const system = Object.entries(stored ?? {}).filter(([key]) => isSystemKey(key));
  return metadata === null && system.length === 0 ? null : { ...metadata, ...Object.fromEntries(system) };
}

/** The same JSON, however its keys are ordered. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}
