/** One event for all examples of the chapter. */
export const eventExample = {
  id: '019ab3c2-5d01-7f3a-9a44-8b1f60c2e7d4',
  eventType: 'TRANSFER_SUCCESS',
  userId: 'user_12345',
  entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55',
  entityExternalId: 'client-889',
  taxId: '20-24245549-6',
  timestamp: '2026-11-20T14:30:00.000Z',
  eventDate: null,
  sessionId: 'sess_7f21',
  deviceId: '840e89e4d46efd67',
  deviceDetails: { platform: 'android', manufacturer: 'samsung', model: 'SM-A156M' },
  ipAddress: '190.16.0.1',
  country: 'AR',
  isVpn: false,
  isProxy: false,
  isNewDevice: false,
  failedAttemptsCount: null,
  destinationAccountId: '0170099220000067797370',
  destinationCuit: '30-50001091-2',
  previousValue: null,
  userAgent: null,
  metadata: { amount: 5000, currency: 'ARS', concept: 'rent' },
  source: null,
  location: {
    country: 'AR',
    region: 'Buenos Aires F.D.',
    city: 'Buenos Aires',
    latitude: -34.6037,
    longitude: -58.3816,
    accuracyKm: 25,
    asn: 10318,
    asName: 'Telecom Argentina S.A.',
    networkClass: 'consumer',
    addressKind: 'public',
  },
  timeMark: null,
  createdAt: '2026-11-20T14:30:00.412Z',
  correctedAt: null,
};

/** The same as it is answered when it is accepted. */
export const acceptedExample = { ...eventExample, location: null };

export const postedExample = {
  eventType: 'TRANSFER_SUCCESS',
  userId: 'user_12345',
  entityExternalId: 'client-889',
  taxId: '20-24245549-6',
  timestamp: '2026-11-20T11:30:00-03:00',
  sessionId: 'sess_7f21',
  deviceId: '840e89e4d46efd67',
  deviceDetails: { platform: 'android', manufacturer: 'samsung', model: 'SM-A156M' },
  ipAddress: '190.16.0.1',
  country: 'AR',
  isVpn: false,
  isProxy: false,
  destinationAccountId: '0170099220000067797370',
  destinationCuit: '30-50001091-2',
  metadata: { amount: 5000, currency: 'ARS', concept: 'rent' },
};

export const eventPageExample = { total: 1, totalRelation: 'eq', limit: 100, offset: 0, hasMore: false, nextCursor: null };
