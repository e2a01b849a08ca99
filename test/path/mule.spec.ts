import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-11-10T12:00:00Z');

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const deceived = Array.from({ length: 12 }, (_, n) => `deceived-${n}`);
const ids: string[] = [];
beforeAll(async () => {
  for (const who of deceived) ids.push(await aPerson(who));
});

async function aPerson(name: string, more: object = {}): Promise<string> {
  const { body } = await system.post('/entities', { type: 'person', name, externalId: name, ...more });
  return String(body['entity']?.['id']);
}

/** Somebody sends money: from an account of their own, when that is said. */
async function sends(who: string, amount: number, at: number, { to, from, metadata }: { to: object; from?: string; metadata?: object }): Promise<string> {
  const { status, body } = await system.post('/events/user', {
    eventType: 'TRANSFER_SUCCESS', entityExternalId: who, timestamp: new Date(at).toISOString(), ...to, metadata: { amount, currency: 'ARS', ...(from === undefined ? {} : { sourceAccountId: from }), ...metadata },
  });
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return String(body['event']?.['id']);
}

async function judged(entityId: string): Promise<{ behavior: number; because: string | undefined }> {
  const analysis = await system.analysisOf(entityId);
  const observations = analysis['observations'] as unknown as { code: string; because: string }[];
  return { behavior: Number((analysis['scores'] as Json)['BEHAVIOR']?.['value']), because: observations.find(({ code }) => code === 'behavior.pass-through')?.because };
}

const badgesOf = async (entityId: string): Promise<string> => JSON.stringify(await system.database.rows('select slug from entity_badge where entity_id = $1', [entityId]));

describe('an account is lent out', () => {
  it('and what strangers pay in goes straight on', async () => {
    const id = await aPerson('mule');
    for (let n = 0; n < 7; n += 1) {
      await sends(`deceived-${n}`, 100_000 + n, start + n * 4 * hour, { to: { destinationAccountId: 'mule-1' } });
      await sends('mule', 92_000 + n, start + n * 4 * hour + 40 * minute, { to: { destinationAccountId: 'elsewhere' }, from: 'mule-1' });
    }
    await system.settled();
    const mule = await judged(id);
    expect(mule.because).toMatch(/^Within three days 7 others paid in, 7 of them for the first time, and 92 % of it left within twelve hours, in 7 payments/);
    expect(mule.behavior).toBeLessThan(30);
    expect(await badgesOf(id)).toContain('behavior.mule-account');

    await system.post(`/entities/${ids[0]}/disregard`, undefined);
    await system.settled();
    expect((await judged(id)).because, 'a tester among them').toContain('6 others paid in');
    await system.post(`/entities/${ids[0]}/regard`, undefined);
    await system.settled();
    expect((await judged(id)).because).toContain('7 others paid in');
  });

  it('and it is known by nothing but the tax id that was paid to', async () => {
    const id = await aPerson('numbered', { taxId: '20-24245549-6', country: 'AR' });
    for (let n = 0; n < 7; n += 1) {
      await sends(`deceived-${n}`, 100_000 + n, start + n * hour, { to: { destinationCuit: '20242455496' } });
      await sends('numbered', 95_000 + n, start + n * hour + 9 * minute, { to: { destinationAccountId: 'elsewhere-2' } });
    }
    await system.settled();
    expect((await judged(id)).because).toContain('7 others paid in');
  });

  it('and what was paid in comes to be known late', async () => {
    const id = await aPerson('late');
    const paidIn = async (n: number): Promise<string> => sends(`deceived-${n}`, 100_000, start + n * 2 * hour, { to: { destinationAccountId: 'late-1' } });
    for (let n = 0; n < 7; n += 1) await sends('late', 92_000, start + n * 2 * hour + 30 * minute, { to: { destinationAccountId: 'elsewhere-3' }, from: 'late-1' });
    await system.settled();
    expect((await judged(id)).because).toBeUndefined();
    const wanted = await system.aReceiver(['score.revised']);
    for (let n = 6; n >= 0; n -= 1) await paidIn(n);
    await system.settled();
    expect((await judged(id)).because).toContain('7 others paid in');
    await eventually('the revision is told', () => Promise.resolve(wanted.all.length > 0));
    expect(wanted.all[0]).toMatchObject({ payload: { type: 'score.revised', data: { entity: { externalId: 'late' }, cause: 'late' } } });
  });

  it('and from which account money left is put right before it comes to be known late what was paid into it', async () => {
    const id = await aPerson('corrected');
    const sent: string[] = [];
    for (let n = 0; n < 7; n += 1) sent.push(await sends('corrected', 92_000, start + n * 2 * hour + 30 * minute, { to: { destinationAccountId: 'elsewhere-4' }, from: 'mistyped' }));
    await system.settled();
    for (const event of sent) await system.patch(`/events/user/${event}`, { metadata: { sourceAccountId: 'corrected-1' } });
    await system.settled();
    expect((await judged(id)).because).toBeUndefined();
    for (let n = 6; n >= 0; n -= 1) await sends(`deceived-${n}`, 100_000, start + n * 2 * hour, { to: { destinationAccountId: 'corrected-1' } });
    await system.settled();
    expect((await judged(id)).because).toContain('7 others paid in');
  });

  it('while whoever collects for a present, and pays once, is left alone', async () => {
    const id = await aPerson('collector');
    for (const [n, who] of deceived.entries()) await sends(who, 5_000, start + n * 20 * minute, { to: { destinationAccountId: 'collector-1' } });
    await sends('collector', 60_000, start + 6 * hour, { to: { destinationAccountId: 'goldsmith' }, from: 'collector-1' });
    await system.settled();
    expect(await judged(id)).toMatchObject({ because: undefined });
  });
});
