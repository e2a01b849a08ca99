import type { WholeSystem } from './whole-system.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const phone = { platform: 'android', manufacturer: 'samsung', model: 'SM-A156M', osName: 'Android', osVersion: '16' };
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A few people who did something: one who is in two places at once, a farm on one phone, and some about whom there is nothing to say. */
export async function inhabit(system: WholeSystem): Promise<{ traveller: string }> {
  const people = ['Marina Quiroga', 'Tobías Funes', 'Elena Ibarra', 'Ramiro Paz', 'Lucía Ferreyra', 'Bruno Salas', 'Carla Méndez', 'Iván Robledo'];
  const entities = people.map((name, n) => ({ type: 'person', name, externalId: `client-${100 + n}`, email: `${name.split(' ')[0]?.toLowerCase()}@correo.example`, countryCode: 'AR' }));
  await system.post('/entities/batch', entities);
  const calm = people.flatMap((_, n) =>
    Array.from({ length: 6 }, (__, at) => ({
      eventType: ['LOGIN_SUCCESS', 'TRANSFER_SUCCESS', 'PROFILE_UPDATED', 'LOGIN_FAILED'][(n + at) % 4],
      entityExternalId: `client-${100 + n}`,
      userId: `client-${100 + n}`,
      timestamp: minutesAgo(90 + 37 * at + n),
      ipAddress: `190.16.${n}.${10 + at}`,
      userAgent: chrome,
      sessionId: `session-${n}-${at}`,
      deviceId: n < 5 ? 'phone-of-many' : `phone-${n}`,
      deviceDetails: phone,
    })),
  );
  const travel = [
    { ipAddress: '83.44.1.1', timestamp: minutesAgo(80) },
    { ipAddress: '210.138.100.1', timestamp: minutesAgo(20), metadata: { channel: 'web', amount: 1_250_000 } },
  ].map((one) => ({ eventType: 'LOGIN_SUCCESS', entityExternalId: 'client-100', userId: 'client-100', userAgent: chrome, deviceId: 'laptop-9', ...one }));
  await system.post('/events/user/batch', [...calm, ...travel]);
  await system.settled();
  const { body } = await system.get('/entities/by-external-id/client-100');
  return { traveller: String(body['entity']?.['id']) };
}
