import { type EventInput, eventInput, knownEventFields, METADATA_LIMIT } from '@app/contracts';
import { type EventToRecord, isSystemKey, type KeyHolder } from '@app/database';
import { isEventType, nearestEventType, readTaxIdAtHome } from '@app/domain';
import { AppError, check, type FieldMistake, invalid } from '@app/platform';
import { type EventFacts, singleAnswer } from './answer.js';
import { newEventId } from './event-id.js';
import { readTime } from './read-time.js';
import { requestHash } from './request-hash.js';
import { storable } from './storable.js';

export interface ReadOptions {
  readonly holder: Pick<KeyHolder, 'organizationId' | 'defaultCountry'>;
  readonly withAutoEntity: boolean;
  /** The Idempotency-Key header; in a batch with the event's place behind it. */
  readonly idempotencyKey: string | undefined;
  readonly now: Date;
  /** The event types that the organization has of its own. */
  readonly ownTypes: ReadonlySet<string>;
  /** How far ahead of our clock an event may lie. */
  readonly futureHours: number;
  /** Sync rules are asked about it; left out: they are not. */
  readonly deciding?: EventToRecord['deciding'];
  /** Where it came from, if not in a request of its own. */
  readonly source?: string;
  /** Its id, where a repeat must get the same one. */
  readonly id?: string;
}

/** Checks one posted event and makes it ready to be stored, or throws what is wrong with it. */
export function readEvent(body: unknown, options: ReadOptions): { event: EventToRecord; facts: EventFacts } {
  const input = inputOf(body, options.ownTypes);
  if (!input.entityId && !input.entityExternalId && !input.taxId) throw new AppError('ENTITY_IDENTIFIER_MISSING', {});
  const { holder, now } = options;
  const country = input.country?.toUpperCase() ?? null;
  const taxId = input.taxId ? readTaxIdAtHome(input.taxId, { told: country, usual: holder.defaultCountry }) : null;
  const { timestamp, mark, warnings } = readTime(input.timestamp, now, options.futureHours);
  const unknown = Object.keys(input).filter((field) => !knownEventFields.has(field));
  const facts: EventFacts = {
    id: options.id ?? newEventId(),
    input,
    country,
    timestamp,
    timeMark: mark,
    createdAt: now.toISOString(),
    warnings: [...unknown.map(unknownField), ...hiddenKeys(input.metadata), ...warnings],
  };
  const event: EventToRecord = {
    id: facts.id,
    organizationId: holder.organizationId,
    timestamp: facts.timestamp,
    createdAt: facts.createdAt,
    eventType: input.eventType,
    clientId: keyOf(input, options.idempotencyKey),
    userId: input.userId ?? null,
    entityId: input.entityId ?? null,
    entityExternalId: input.entityExternalId ?? null,
    taxId: input.taxId ?? null,
    eventDate: input.eventDate ?? null,
    sessionId: input.sessionId ?? null,
    deviceId: input.deviceId ?? null,
    deviceDetails: input.deviceDetails ? storable('deviceDetails', input.deviceDetails) : null,
    ipAddress: input.ipAddress ?? null,
    country,
    isVpn: input.isVpn ?? null,
    isProxy: input.isProxy ?? null,
    isNewDevice: input.isNewDevice ?? null,
    failedAttemptsCount: input.failedAttemptsCount ?? null,
    destinationAccountId: input.destinationAccountId ?? null,
    destinationCuit: input.destinationCuit ?? null,
    previousValue: input.previousValue ?? null,
    userAgent: input.userAgent ?? null,
    metadata: input.metadata ? storable('metadata', input.metadata, METADATA_LIMIT) : null,
    extra: unknown.length > 0 ? storable('', Object.fromEntries(unknown.map((field) => [field, input[field]]))) : null,
    source: options.source ?? null,
    timeMark: mark,
    taxIdNormalized: taxId?.normalized || null,
    autoEntity: options.withAutoEntity && taxId?.normalized ? { type: taxId.person, country: taxId.country } : null,
    idempotency: null,
    ...(options.deciding ? { deciding: options.deciding } : {}),
    answer: (recorded) => singleAnswer(facts, recorded),
  };
  const key = event.clientId;
  return { event: key === null ? event : { ...event, idempotency: { key, requestHash: requestHash(body) } }, facts };
}

function inputOf(body: unknown, ownTypes: ReadonlySet<string>): EventInput {
  const read = check(eventInput, body);
  const type = (body as { eventType?: unknown } | null)?.eventType;
  const isKnown = typeof type !== 'string' || isEventType(type) || ownTypes.has(type);
  if (read.success && isKnown) return read.data;
  const mistakes = read.success ? [] : read.mistakes;
  if (isKnown || mistakes.some(({ field }) => field === 'eventType')) throw invalid(mistakes);
  const nearest = nearestEventType(type, ownTypes);
  const hint = nearest ? `Did you mean ${nearest}?` : 'None is spelt like it.';
  const details = [{ field: 'eventType', message: `No event type is called ${type}. ${hint}` }, ...mistakes];
  throw mistakes.length > 0 ? invalid(details) : new AppError('EVENT_TYPE_UNKNOWN', { type, hint }, { details });
}

const unknownField = (field: string): FieldMistake => ({ field, message: `The field ${field} is not known here; it was stored with the event and is not used for scoring.` });

function hiddenKeys(metadata: EventInput['metadata']): FieldMistake[] {
  const hidden = metadata ? Object.keys(metadata).filter(isSystemKey) : [];
  return hidden.map((key) => ({ field: `metadata.${key}`, message: 'Keys that begin with _ belong to the system: it was stored with the event and is not shown.' }));
}

function keyOf(input: EventInput, header: string | undefined): string | null {
  if (header !== undefined && input.id !== undefined && header !== input.id) throw new AppError('IDEMPOTENCY_KEY_AMBIGUOUS', { header, id: input.id });
  return header ?? input.id ?? null;
}
