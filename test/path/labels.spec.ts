import { Labels } from '@app/database';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const nobody = '00000000-0000-4000-8000-000000000000';
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** An Argentine CUIT with its right check digit. */
function cuit(n: number): string {
  for (let document = 30_000_000 + n * 37_011; ; document += 1) {
    const digits = `20${document}`;
    const check = (11 - ([...digits].reduce((sum, digit, place) => sum + Number(digit) * Number('5432765432'[place]), 0) % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

interface Sent {
  readonly eventId: string;
  readonly entityId: string;
}

async function sends(who: number, to: string, hours: number, more: object = {}, at = system): Promise<Sent> {
  const { status, body } = await at.post('/events/user?withAutoEntity=true', {
    eventType: 'TRANSFER_SUCCESS', taxId: cuit(who), timestamp: hoursAgo(hours), destinationAccountId: to, metadata: { amount: 100 }, ...more,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return { eventId: String(body['event']?.['id']), entityId: String(body['entity']?.['id']) };
}

async function behaviorOf({ entityId }: Sent, at = system): Promise<{ value: number; codes: string[] }> {
  await at.settled();
  const analysis = await at.analysisOf(entityId);
  const observations = analysis['observations'] as unknown as { code: string; value: number }[];
  return { value: Number(analysis['scores']?.['BEHAVIOR']?.['value']), codes: observations.filter(({ value }) => value < 0.5).map(({ code }) => code) };
}

describe('a merchant learns which transfers were fraud', () => {
  it('and whoever sends to the same account from then on is judged with it, while the past stays as it was', async () => {
    const victims = await Promise.all([1, 2, 3].map((who) => sends(who, 'mule-account', 30 + who)));
    const before = await behaviorOf(victims[0] as Sent);
    for (const { eventId } of victims) {
      const { status, body } = await system.post(`/events/${eventId}/label`, { label: 'fraud', knownAt: hoursAgo(20), reason: 'The owner called.' });
      expect([status, body['label']?.['label'], body['label']?.['number']]).toEqual([200, 'fraud', 1]);
    }
    expect(await behaviorOf(victims[0] as Sent)).toEqual(before);

    const earlier = await behaviorOf(await sends(4, 'mule-account', 25));
    const later = await behaviorOf(await sends(5, 'mule-account', 10));
    const elsewhere = await behaviorOf(await sends(6, 'another-account', 10));
    expect(later.codes).toContain('behavior.counterparty-reputation');
    expect(later.value).toBeLessThan(30);
    for (const other of [earlier, elsewhere]) expect(other.codes).not.toContain('behavior.counterparty-reputation');
  });

  it('says again what holds and leaves no trace, changes its mind and leaves one', async () => {
    const { eventId } = await sends(7, 'a-shop', 5);
    const say = async (body: object): Promise<Json> => (await system.post(`/events/${eventId}/label`, body)).body;
    await say({ label: 'fraud', knownAt: hoursAgo(1) });
    await say({ label: 'fraud' });
    expect((await say({ label: 'fraud' }))['history']).toHaveLength(1);
    const changed = await say({ label: 'legitimate', reason: 'The owner remembered.' });
    expect(changed['history']).toMatchObject([{ number: 2, label: 'legitimate', reason: 'The owner remembered.' }, { number: 1, label: 'fraud', reason: null }]);
    expect((await system.get(`/events/${eventId}/label`)).body).toMatchObject({ label: { number: 2 }, history: [{}, {}] });
  });

  it('changes its mind, and who went there in between is judged by what was known then', async () => {
    const victims = await Promise.all([11, 12, 13].map((who) => sends(who, 'cleared-account', 20 + who)));
    for (const [label, hours] of [['fraud', 20], ['legitimate', 10]] as const) {
      for (const { eventId } of victims) expect((await system.post(`/events/${eventId}/label`, { label, knownAt: hoursAgo(hours) })).status).toBe(200);
    }
    const [before, between, after] = [await behaviorOf(await sends(14, 'cleared-account', 25)), await behaviorOf(await sends(15, 'cleared-account', 15)), await behaviorOf(await sends(16, 'cleared-account', 5))];
    expect(between.codes).toContain('behavior.counterparty-reputation');
    for (const other of [before, after]) expect(other.codes).not.toContain('behavior.counterparty-reputation');
  });

  it('labels a person, and the events that it has none for count with it', async () => {
    const thief = await sends(8, 'collects-here', 9);
    await sends(8, 'collects-here', 8);
    const known = await sends(8, 'collects-here', 7);
    await system.post(`/events/${known.eventId}/label`, { label: 'legitimate' });
    const { body } = await system.post(`/entities/${thief.entityId}/label`, { label: 'fraud', knownAt: hoursAgo(4) });
    expect(body['label']).toMatchObject({ label: 'fraud', number: 1 });
    expect((await system.get(`/entities/${thief.entityId}/label`)).body['history']).toHaveLength(1);
    const rows = await system.database.rows<{ label: string }>(`select label from labelled_event where destination = 'collects-here' and known_until is null order by event_at`);
    expect(rows.map(({ label }) => label)).toEqual(['fraud', 'fraud', 'legitimate']);
    expect((await behaviorOf(await sends(9, 'collects-here', 1))).codes).toContain('behavior.counterparty-reputation');
  });

  it('knows at every moment the last word of what was known by then: of the event itself, else of its person', async () => {
    const labels = new Labels(system.database);
    const statement = fc.record({ of: fc.constantFrom('event', 'entity'), label: fc.constantFrom('fraud', 'legitimate'), hours: fc.integer({ min: 1, max: 6 }) });
    let who = 20;
    await fc.assert(fc.asyncProperty(fc.array(statement, { minLength: 2, maxLength: 7 }), async (statements) => {
      const { eventId, entityId } = await sends(who++, 'told-much', 30);
      const now = Date.now();
      const moment = (hours: number): Date => new Date(now - hours * 3_600_000);
      for (const { of, label, hours } of statements) {
        const told = { label, knownAt: moment(hours), reason: null } as const;
        if (of === 'event') await labels.tellOfEvents(system.organizationId, nobody, new Map([[eventId, told]]));
        else await labels.tellOfEntity(system.organizationId, nobody, entityId, told);
      }
      const rows = await system.database.rows<{ label: string; at: Date; until: Date | null }>('select label, known_at as at, known_until as until from labelled_event where event_id = $1', [eventId]);
      for (let hours = 7; hours >= 0; hours -= 1) {
        const knownOf = (subject: string) => statements.findLast((one) => one.of === subject && one.hours >= hours);
        const held = rows.filter(({ at, until }) => at <= moment(hours) && (until === null || until > moment(hours)));
        expect(held.map(({ label }) => label), `${hours} hours ago`).toEqual([knownOf('event') ?? knownOf('entity')].flatMap((one) => one?.label ?? []));
      }
      for (const { at, until } of rows) expect(until === null || at < until).toBe(true);
    }), { numRuns: 25 });
  });

  it('corrects the address of a labelled event, and the label speaks of the right one from then on', async () => {
    const victims = await Promise.all([101, 102, 103].map((who) => sends(who, `account-of-${who}`, who - 70, { ipAddress: '83.44.2.1' })));
    await system.settled();
    for (const { eventId } of victims) {
      await system.post(`/events/${eventId}/label`, { label: 'fraud', knownAt: hoursAgo(20) });
      expect((await system.patch(`/events/user/${eventId}`, { ipAddress: '83.44.2.2' })).status).toBe(200);
    }
    await system.settled();
    const codes = await Promise.all(['83.44.2.1', '83.44.2.2'].map(async (ipAddress, n) => (await behaviorOf(await sends(104 + n, 'elsewhere', 10, { ipAddress }))).codes));
    expect(codes.map((of) => of.includes('behavior.address-reputation'))).toEqual([false, true]);
  });

  it('is told what cannot be labelled', async () => {
    const { eventId, entityId } = await sends(10, 'a-shop', 5);
    const foreign = (await anotherOrganization(system)).key;
    expect(await system.post(`/events/${eventId}/label`, { label: 'fraud', knownAt: hoursAgo(-48) })).toMatchObject({ status: 400, body: { error: { code: 'LABEL_NOT_KNOWN_YET' } } });
    expect(await system.post(`/events/${eventId}/label`, { label: 'maybe' })).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } });
    for (const [path, code] of [[`/events/${nobody}/label`, 'EVENT_NOT_FOUND'], ['/events/x/label', 'EVENT_NOT_FOUND'], [`/entities/${nobody}/label`, 'ENTITY_NOT_FOUND']] as const) {
      expect(await system.post(path, { label: 'fraud' })).toMatchObject({ status: 404, body: { error: { code } } });
      expect(await system.get(path)).toMatchObject({ status: 404, body: { error: { code } } });
    }
    for (const path of [`/events/${eventId}/label`, `/entities/${entityId}/label`]) expect((await system.ask('POST', path, { body: { label: 'fraud' }, key: foreign })).status).toBe(404);
  });
});

it('a label that is told before its event is placed speaks of the address, too', async () => {
  const own = await WholeSystem.start();
  await own.ask('POST', '/queues/geolocation/pause');
  const victims = await Promise.all([1, 2, 3].map((who) => sends(who, `account-of-${who}`, 30 + who, { ipAddress: '83.44.1.1' }, own)));
  for (const { eventId } of victims) await own.post(`/events/${eventId}/label`, { label: 'fraud', knownAt: hoursAgo(20) });
  expect(await own.database.rows('select 1 from event where located_at is not null')).toEqual([]);
  for (const wish of ['geolocation/resume', 'ring']) await own.ask('POST', `/queues/${wish}`);
  const codes = await Promise.all(['83.44.1.1', '83.44.1.2'].map(async (ipAddress, n) => (await behaviorOf(await sends(4 + n, 'elsewhere', 10, { ipAddress }, own), own)).codes));
  expect(codes.map((of) => of.includes('behavior.address-reputation'))).toEqual([true, false]);
  await own.stop();
});
