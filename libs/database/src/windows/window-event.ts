import type { CaseEntity, CaseEvent, CasePlace, WindowEvent } from '@app/domain';

/** What windows never ask of an event. */
type Unasked = 'userAgent' | 'isVpn' | 'isProxy' | 'isNewDevice' | 'deviceDetails';

/** Of the person they ask nothing but the id, of the place the country and the class of its network. */
export const nowhere: Omit<CasePlace, 'country' | 'networkClass'> = { region: null, city: null, asn: null };
const nothingSaid: CaseEntity['attributes'] = {};

const somebody = (id: string): CaseEntity => ({ id, externalId: null, type: 'person', status: 'active', countryCode: null, taxId: null, createdAt: 0, attributes: nothingSaid });

/** An event as windows see it, by what they may ask. Written out: a long past is fifty thousand of them. */
export const windowEvent = (said: Omit<CaseEvent, Unasked>, entityId: string | null, place: CasePlace | null): WindowEvent => ({
  event: {
    id: said.id,
    eventType: said.eventType,
    timestamp: said.timestamp,
    userId: said.userId,
    sessionId: said.sessionId,
    deviceId: said.deviceId,
    ipAddress: said.ipAddress,
    country: said.country,
    userAgent: null,
    isVpn: null,
    isProxy: null,
    isNewDevice: null,
    failedAttemptsCount: said.failedAttemptsCount,
    destinationAccountId: said.destinationAccountId,
    destinationCuit: said.destinationCuit,
    amount: said.amount,
    currency: said.currency,
    metadata: said.metadata,
    deviceDetails: null,
  },
  entity: entityId === null ? null : somebody(entityId),
  place,
});
