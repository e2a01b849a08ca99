import { type EventInput, eventInput, knownEventFields, METADATA_LIMIT } from '@app/contracts';
import type { EventToRecord, KeyHolder } from '@app/database';
import { readTaxId } from '@app/domain';
import { AppError, invalid, mistakesOf } from '@app/platform';
import { type EventFacts, singleAnswer } from './answer.js';
import { newEventId } from './event-id.js';
import { requestHash } from './request-hash.js';

export interface ReadOptions {
  readonly holder: KeyHolder;
  readonly withAutoEntity: boolean;
  /** The Idempotency-Key header; in a batch with the event's place behind it. */
  readonly idempotencyKey: string | undefined;
  readonly now: Date;
}

/** Checks one posted event and makes it ready to be stored, or throws what is wrong with it. */
export function readEvent(body: unknown, options: ReadOptions): { event: EventToRecord; facts: EventFacts } {
  const input = check(body);
  if (!input.entityId && !input.entityExternalId && !input.taxId) throw new AppError('ENTITY_IDENTIFIER_MISSING', {});
  const { holder, now } = options;
  const country = input.country?.toUpperCase() ?? null;
  const taxId = input.taxId ? readTaxId(input.taxId, country ?? holder.defaultCountry) : null;
  const unknown = Object.keys(input).filter((field) => !knownEventFields.has(field));
  const facts: EventFacts = {
    id: newEventId(),
    input,
    country,
    timestamp: (input.timestamp ? new Date(input.timestamp) : now).toISOString(),
    createdAt: now.toISOString(),
    warnings: unknown.map((field) => ({ field, message: `The field ${field} is not known here; it was stored with the event and is not used for scoring.` })),
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
    source: null,
    timeMark: null,
    taxIdNormalized: taxId?.normalized || null,
    autoEntity: options.withAutoEntity && taxId?.normalized ? { type: taxId.person, country: country ?? holder.defaultCountry ?? taxId.country } : null,
    idempotency: null,
    answer: (recorded) => singleAnswer(facts, recorded),
  };
  const key = event.clientId;
  return { event: key === null ? event : { ...event, idempotency: { key, requestHash: requestHash(body) } }, facts };
}

function check(body: unknown): EventInput {
  const read = eventInput.safeParse(body);
  if (read.success) return read.data;
  const unknownType = read.error.issues.length === 1 ? read.error.issues[0] : undefined;
  if (unknownType?.code === 'custom' && unknownType.params?.['errorCode'] === 'EVENT_TYPE_UNKNOWN') {
    const { type, hint } = unknownType.params as { type: string; hint: string };
    throw new AppError('EVENT_TYPE_UNKNOWN', { type, hint }, { details: mistakesOf(read.error) });
  }
  throw invalid(mistakesOf(read.error));
}

function keyOf(input: EventInput, header: string | undefined): string | null {
  if (header !== undefined && input.id !== undefined && header !== input.id) throw new AppError('IDEMPOTENCY_KEY_AMBIGUOUS', { header, id: input.id });
  return header ?? input.id ?? null;
}

/** JSON that PostgreSQL takes: no NUL and no half of a surrogate pair, which jsonb refuses. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

function storable(field: string, value: object, limit = Infinity): string {
  const text = JSON.stringify(value);
  if (text.length > limit || (limit < Infinity && Buffer.byteLength(text) > limit)) {
    throw new AppError('METADATA_TOO_LARGE', { bytes: Buffer.byteLength(text), limit }, { details: [{ field, message: `Use at most ${limit} bytes.` }] });
  }
  if (text.includes('\\u') && unstorable.test(text)) throw invalid([{ field, message: 'It holds U+0000 or half of a surrogate pair, which cannot be stored.' }]);
  return text;
}
