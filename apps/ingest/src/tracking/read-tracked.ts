import { METADATA_LIMIT, type TrackInput } from '@app/contracts';
import type { EventToRecord, KeyHolder, ReportedGroup } from '@app/database';
import { newEventId } from '../event-id.js';
import { readTime } from '../read-time.js';
import { storable } from '../storable.js';
import { signedDevice } from './fingerprint.js';
import { MADE_ID_PREFIX } from './quiet-rejection.js';
import { trackAnswer } from './track-answer.js';

/** What the request itself says, whatever stands in its body. */
export interface Connection {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** The same for all tracked events: the id alone makes a repeat. It is no SHA-256, so no event of the other surface has it. */
const anyBody = Buffer.from('tracked');
/** Who has no id of the caller is shown with ours as the id of the identity. */
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const LONGEST_NAME = 256;
const LONGEST_AGENT = 1_024;

export interface TrackedOptions {
  readonly holder: KeyHolder;
  readonly connection: Connection;
  readonly now: Date;
  /** How far ahead of our clock an event may lie. */
  readonly futureHours: number;
}

/** Makes a tracked event ready to be stored, or throws what is too large or cannot be stored of it. */
export function readTracked(input: TrackInput, options: TrackedOptions): EventToRecord {
  const { holder, now } = options;
  const id = newEventId();
  const clientId = input.id ?? `${MADE_ID_PREFIX}${id}`;
  const device = input.device && input.device !== 'malformed' ? signedDevice(input.device) : null;
  const identityData = input.identity?.data ?? null;
  if (identityData) storable('identity.data', identityData, METADATA_LIMIT);
  const name = nameIn(identityData);
  return {
    id,
    organizationId: holder.organizationId,
    createdAt: now.toISOString(),
    eventType: input.type,
    clientId,
    userId: input.identity?.id ?? null,
    entityId: input.identity && uuid.test(input.identity.id) ? input.identity.id : null,
    entityExternalId: input.identity?.id ?? null,
    taxId: null,
    eventDate: null,
    sessionId: input.session || null,
    deviceId: device?.fingerprint ?? null,
    deviceDetails: device?.details ?? null,
    ...circumstances(input, options),
    country: null,
    isVpn: null,
    isProxy: null,
    isNewDevice: null,
    failedAttemptsCount: null,
    destinationAccountId: null,
    destinationCuit: null,
    previousValue: null,
    metadata: metadataOf(input),
    extra: null,
    taxIdNormalized: null,
    autoEntity: input.identity ? { type: 'person', country: null } : null,
    idempotency: input.id ? { key: input.id, requestHash: anyBody } : null,
    tracked: { name, identityData, groups: groupsOf(input) },
    deciding: { until: null },
    answer: () => trackAnswer(clientId, device?.fingerprint ?? null),
  };
}

/** A server is believed about where and when; in a browser anybody could say anything, so the connection and our clock tell. */
function circumstances(
  input: TrackInput,
  { holder, connection: { address, userAgent }, now, futureHours }: TrackedOptions,
): Pick<EventToRecord, 'timestamp' | 'timeMark' | 'ipAddress' | 'userAgent' | 'source'> {
  if (holder.kind === 'publishable') {
    return { timestamp: now.toISOString(), timeMark: null, ipAddress: address, userAgent: userAgent?.slice(0, LONGEST_AGENT) ?? null, source: 'browser' };
  }
  const { timestamp, mark } = readTime(input.timestamp, now, futureHours);
  return { timestamp, timeMark: mark, ipAddress: input.ipAddress ?? null, userAgent: input.userAgent ?? null, source: input.source ?? null };
}

/** The data of the event with our own keys: where it was and who it was. */
function metadataOf({ data, url, identity }: TrackInput): string | null {
  const own = { ...(url ? { _u: url } : {}), ...(identity ? { _i: identity.id } : {}) };
  if (data) storable('data', data, METADATA_LIMIT);
  return data || Object.keys(own).length > 0 ? storable('data', { ...data, ...own }) : null;
}

function groupsOf({ groups }: TrackInput): ReportedGroup[] {
  return (groups ?? []).map(({ type, id, data }, n) => {
    if (data) storable(`groups.${n}.data`, data, METADATA_LIMIT);
    return { type, externalId: id, data: data ?? {} };
  });
}

function nameIn(data: Readonly<Record<string, unknown>> | null): string | null {
  const name = data?.['name'];
  return (typeof name === 'string' && name.trim().slice(0, LONGEST_NAME)) || null;
}
