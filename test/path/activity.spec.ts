import { HourTallies } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inhabit } from '../support/inhabited.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const HOUR = 3_600_000;
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();
const buenosAires = '190.16.0.1';
const tokyo = '210.138.100.1';

interface Series {
  readonly name: string;
  readonly total: number;
  readonly counts: readonly number[];
}

describe('how much happens is counted with the events', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start();
  });
  afterAll(() => system.stop());

  const post = (eventType: string, hours: number, more: object = {}) => system.post('/events/user?withAutoEntity=true', { eventType, taxId: '20242455496', ipAddress: buenosAires, timestamp: hoursAgo(hours), ...more });
  const activity = async (query: string): Promise<{ steps: number; types: readonly Series[]; countries: readonly Series[] }> =>
    (await system.get(`/activity?${query}`)).body['activity'] as never;
  const changes = async (): Promise<Json> => (await system.get('/activity/changes')).body['changes'] as Json;

  it('has each event once, in its hour, whether it was folded, corrected before it was placed or after', async () => {
    expect((await system.post('/queues/geolocation/pause', {})).status).toBe(200);
    const early = await post('LOGIN_SUCCESS', 2);
    await system.patch(`/events/user/${String(early.body['event']?.['id'])}`, { ipAddress: tokyo });
    await system.post('/queues/geolocation/resume', {});
    await system.settled();
    const late = await post('LOGIN_SUCCESS', 2);
    for (const hours of [0, 0, 30]) await post('TRANSFER_SUCCESS', hours);
    await post('LOGIN_SUCCESS', 200, { ipAddress: tokyo });
    await post('LOGIN_SUCCESS', 24 * 120);
    await system.settled();
    await system.patch(`/events/user/${String(late.body['event']?.['id'])}`, { ipAddress: tokyo });
    await system.settled();

    const check = async (): Promise<void> => {
      const { steps, types, countries } = await activity('days=2&by=hour');
      expect(steps).toBe(48);
      expect(types.map(({ name, total }) => [name, total])).toEqual([['TRANSFER_SUCCESS', 3], ['LOGIN_SUCCESS', 2]]);
      expect(types.find(({ name }) => name === 'LOGIN_SUCCESS')?.counts.slice(-4)).toEqual([0, 2, 0, 0]);
      expect(countries).toMatchObject([{ name: 'AR', total: 4 }]);
    };
    await check();
    await new HourTallies(system.database).fold();
    await check();
    expect((await activity('days=30&by=day')).types.map(({ total }) => total)).toEqual([3, 3]);
  });

  it('says what changed against the week before', async () => {
    const { events, entities, alerts, types, countries, scores } = await changes();
    expect({ events, entities, alerts }).toEqual({ events: { now: 5, before: 1 }, entities: { now: 1, before: 0 }, alerts: { now: 0, before: 0 } });
    expect(types).toEqual([{ name: 'TRANSFER_SUCCESS', now: 3, before: 0 }, { name: 'LOGIN_SUCCESS', now: 2, before: 1 }]);
    expect(countries).toEqual([{ name: 'AR', now: 4, before: 0 }, { name: 'JP', now: 0, before: 1 }]);
    expect(scores?.['BEHAVIOR']?.['now']).toEqual(expect.any(Number));
  });

  it('lists events by the class of their network, and people by the badge that they carry', async () => {
    const { traveller } = await inhabit(system);
    await post('LOGIN_FAILED', 1, { ipAddress: '159.89.1.1' });
    await system.settled();
    const ofClass = async (name: string) => (await system.get(`/events/user?network_class=${name}`)).body['events'] as unknown as { eventType: string; location: { networkClass: string } }[];
    expect((await ofClass('hosting')).map(({ eventType }) => eventType)).toEqual(['LOGIN_FAILED']);
    expect(new Set((await ofClass('consumer,mobile')).map(({ location }) => location.networkClass))).toContain('consumer');
    expect((await system.get('/events/user?network_class=dialup')).body['error']).toMatchObject({ code: 'VALIDATION_ERROR' });

    const rule = await system.post('/api/badges/rules', { name: 'Everybody', type: 'NEUTRAL', conditions: [{ type: 'SCORE_GTE', category: 'ANY', threshold: 0 }] });
    await system.scoreAgain(traveller);
    const carriers = async () => ((await system.get(`/entities?badge=${String(rule.body['slug'])}&country_code=AR`)).body['entities'] as unknown as { id: string }[]).map(({ id }) => id);
    expect(await carriers()).toEqual([traveller]);
    await system.patch(`/api/badges/rules/${String(rule.body['id'])}`, { enabled: false });
    expect(await carriers()).toEqual([]);
  });
});
