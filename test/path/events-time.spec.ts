import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('an event says when it happened', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const post = (timestamp: string) => system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'ana', timestamp });
  const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

  it.each([
    ['2026-11-20T11:30:00-03:00', '2026-11-20T14:30:00.000Z'],
    ['2026-11-20T17:30:00+0300', '2026-11-20T14:30:00.000Z'],
    ['2026-11-20t17:30:00.1239+03', '2026-11-20T14:30:00.123Z'],
    ['2026-11-20T14:30:00z', '2026-11-20T14:30:00.000Z'],
  ])('%s is %s', async (timestamp, utc) => {
    const { status, body } = await post(timestamp);
    expect([status, body['event']?.['timestamp'], body['event']?.['timeMark'], body['warnings']]).toEqual([201, utc, null, undefined]);
  });

  it.each<[string, () => string, string]>([
    ['six minutes ahead', () => fromNow(6 * MINUTE), 'future'],
    ['23 hours ahead', () => fromNow(23 * HOUR), 'future'],
    ['more than a year ago', () => fromNow(-366 * DAY), 'far_past'],
    ['in 1970', () => '1970-01-01T00:00:00Z', 'far_past'],
  ])('%s is taken, with a mark and a warning', async (_, when, mark) => {
    const { status, body } = await post(when());
    expect(status).toBe(201);
    expect(body).toMatchObject({ event: { timeMark: mark }, warnings: [{ field: 'timestamp' }] });
    const { body: read } = await system.get(`/events/user/${body['event']?.['id']}`);
    expect(read['event']).toMatchObject({ timeMark: mark, timestamp: body['event']?.['timestamp'] });
  });

  it('a clock that is a little ahead is no matter, and nor is a year less a day', async () => {
    for (const when of [fromNow(4 * MINUTE), fromNow(-364 * DAY)]) expect((await post(when)).body).toMatchObject({ event: { timeMark: null } });
  });

  it.each<[string, () => string, RegExp]>([
    ['25 hours ahead', () => fromNow(25 * HOUR), /ahead of this server's clock/],
    ['before 1970', () => '1969-12-31T23:59:59Z', /before 1970/],
    ['a day', () => '2026-11-20', /date without a time/],
    ['no zone', () => '2026-11-20T14:30:00', /says no zone/],
    ['a day that does not exist', () => '2026-02-30T14:30:00Z', /ISO 8601/],
    ['seconds since 1970', () => '1795185000', /ISO 8601/],
  ])('%s is refused and told why', async (_, when, why) => {
    const { status, body } = await post(when());
    expect(status).toBe(400);
    expect(body['error']).toMatchObject({ code: 'VALIDATION_ERROR', details: [{ field: 'timestamp', message: expect.stringMatching(why) }] });
  });

  it('how far ahead is the operator\'s to say', async () => {
    const strict = await WholeSystem.start({ env: { EVENT_FUTURE_HOURS: '0' } });
    expect((await strict.post('/events/user', { eventType: 'LOGOUT', entityExternalId: 'ana', timestamp: fromNow(2 * MINUTE) })).status).toBe(400);
    await strict.stop();
  });
});
