import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const minute = 60_000;
const start = Date.parse('2026-11-20T09:00:00Z');
const at = (ms: number): string => new Date(start + ms).toISOString();

const phone = { deviceId: 'farm-phone', deviceDetails: { platform: 'android', model: 'SM-A145M' } };
const steps = ['REGISTRATION', 'LOGIN_SUCCESS', 'PROFILE_UPDATED', 'TRANSFER_SUCCESS'];

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.start({ env: { RATE_LIMIT_EVENTS_PER_MINUTE: '1000000' } });
});
afterAll(() => system.stop());

async function anEntity(body: object): Promise<string> {
  const { body: answer } = await system.post('/entities', { type: 'person', ...body });
  return String(answer['entity']?.['id']);
}

const uniquenessOf = async (id: string): Promise<number> => Number((await system.analysisOf(id))['scores']?.['UNIQUENESS']?.['value']);
const firedFor = async (id: string): Promise<string[]> =>
  ((await system.analysisOf(id))['observations'] as unknown as { code: string; contribution: number }[]).filter(({ code, contribution }) => code.startsWith('uniqueness.') && contribution < 0).map(({ code }) => code).sort();

describe('twelve accounts in one hand', () => {
  const farm: string[] = [];

  it('are found out, the first as well as the last', async () => {
    for (let n = 0; n < 12; n += 1) {
      farm.push(await anEntity({ name: 'Lucía Ferreyra', externalId: `farm-${n}`, email: `luciaferreyra+${n}@gmail.com` }));
      const begins = n * 2 * minute;
      for (const [step, eventType] of steps.entries()) {
        await system.post('/events/user', {
          eventType, entityExternalId: `farm-${n}`, timestamp: at(begins + step * 8_000 + n * 20), ipAddress: `190.16.4.${10 + n}`, userAgent: 'Mozilla/5.0 (Linux; Android 14; SM-A145M) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36',
          sessionId: 'farm-browser', ...phone, ...(eventType === 'TRANSFER_SUCCESS' ? { destinationAccountId: 'CBU-OF-THE-MULE' } : {}),
        });
      }
    }
    await system.settled();
    for (const id of farm) {
      expect(await uniquenessOf(id)).toBeLessThan(30);
      expect(await firedFor(id)).toEqual([
        'uniqueness.shared-destination', 'uniqueness.shared-device', 'uniqueness.shared-session', 'uniqueness.similar-behavior', 'uniqueness.similar-email', 'uniqueness.similar-name',
      ]);
    }
  }, 120_000);
});
