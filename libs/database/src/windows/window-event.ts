import type { CaseEntity, CaseEvent, CasePlace, WindowEvent } from '@app/domain';

/** What windows never ask of an event. */
const unasked = { userAgent: null, isVpn: null, isProxy: null, isNewDevice: null, deviceDetails: null } as const;

/** Of the person they ask nothing but the id, of the place the country and the class of its network. */
const somebody: Omit<CaseEntity, 'id'> = { externalId: null, type: 'person', status: 'active', countryCode: null, taxId: null, createdAt: 0, attributes: {} };
export const nowhere: Omit<CasePlace, 'country' | 'networkClass'> = { region: null, city: null, asn: null };

/** An event as windows see it, by what they may ask. */
export const windowEvent = (event: Omit<CaseEvent, keyof typeof unasked>, entityId: string | null, place: CasePlace | null): WindowEvent => ({
  event: { ...event, ...unasked },
  entity: entityId === null ? null : { ...somebody, id: entityId },
  place,
});
