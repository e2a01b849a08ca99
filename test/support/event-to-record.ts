import type { EventToRecord } from '@app/database';
import { randomUUID } from 'node:crypto';

const fields = ['clientId', 'userId', 'entityId', 'entityExternalId', 'taxId', 'eventDate', 'sessionId', 'deviceId', 'deviceDetails', 'ipAddress', 'country', 'isVpn', 'isProxy', 'isNewDevice', 'failedAttemptsCount',
  'destinationAccountId', 'destinationCuit', 'previousValue', 'userAgent', 'metadata', 'extra', 'source', 'timeMark', 'taxIdNormalized', 'autoEntity', 'idempotency'];
const nothing = Object.fromEntries(fields.map((field) => [field, null])) as unknown as EventToRecord; // all that may be null

/** An event of now that says nothing but what it is told to say. */
export function eventToRecord(more: Partial<EventToRecord> & Pick<EventToRecord, 'organizationId'>): EventToRecord {
  const now = new Date().toISOString();
  return { ...nothing, id: randomUUID(), timestamp: now, createdAt: now, eventType: 'LOGIN_SUCCESS', answer: () => '{}', ...more };
}
