import { isStorable } from '@app/contracts';
import { type Database, type EventToRecord, Organizations, RecordEvents } from '@app/database';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadPostedCases, postedRow } from '../../libs/database/src/deciding/posted-cases.js';
import { OwnFields } from '../../libs/database/src/facts/own-fields.js';
import { loadEventCases } from '../../libs/database/src/rules/load-event-cases.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { eventToRecord } from '../support/event-to-record.js';

const EVENTS = 400;

/** Names of one length and of many, spelled alike, of more bytes than characters, and such as objects have themselves. */
const name = fc.oneof(fc.constantFrom('amount', 'AMOUNT', 'importe', 'monto', 'currency', 'moneda', '10', '2', 'ñ', 'no', 'niño', '𝒳', 'ﬀ', 'constructor'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }));
const said = fc
  .dictionary(name, fc.oneof(fc.constantFrom(5, -0, 1e21, 1e-7, 0.1 + 0.2, '12,5', 'ARS', true, null), fc.jsonValue({ maxDepth: 2 })), { maxKeys: 6 })
  .map((value) => JSON.stringify(value))
  .filter(isStorable);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });

describe('an event that was just posted', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
  });
  afterAll(() => database.close());

  it('is judged as it is once it is stored, whatever it says', async () => {
    const person = fc.constantFrom('ana', 'eva', null);
    const one = fc.record({ entityExternalId: person, userId: maybe(person), deviceId: maybe(fc.constantFrom('one', 'two')), metadata: maybe(said), deviceDetails: maybe(said), isVpn: maybe(fc.boolean()), isNewDevice: maybe(fc.boolean()), failedAttemptsCount: maybe(fc.nat(9)), destinationCuit: maybe(fc.constant('30-1')), ms: fc.nat(999) });
    const events = fc.sample(one, { numRuns: EVENTS, seed: 11 }).map(({ ms, ...event }): EventToRecord =>
      eventToRecord({ organizationId, timestamp: `2026-11-03T10:00:00.${String(ms).padStart(3, '0')}Z`, autoEntity: event.entityExternalId === null ? null : { type: 'person', country: 'AR' }, ...event }));
    const { outcomes } = await new RecordEvents(database).record(events);
    const rows = events.map((event, n) => {
      const outcome = outcomes[n];
      if (outcome?.is !== 'recorded') throw new Error('An event was not stored.');
      return postedRow(event, outcome.recorded);
    });
    const somebodys = rows.filter(({ entity_id: entityId }) => entityId !== null);
    expect(somebodys.length).toBeGreaterThan(EVENTS / 2);
    expect(outcomes.filter((outcome) => outcome.is === 'recorded' && outcome.recorded.isNewDevice).length).toBeGreaterThan(2);
    await database.transaction(async (tx) => {
      const posted = await loadPostedCases(tx, somebodys, { withObservations: false, withDevices: true, ownFields: new OwnFields(), newDeviceById: Promise.resolve(new Map()) });
      const stored = await loadEventCases(tx, { eventIds: somebodys.map(({ id }) => id), eventTimes: somebodys.map(({ timestamp }) => timestamp) }, { withObservations: false });
      expect(posted).toEqual(stored);
      // In the same order, too.
      expect(posted.map(({ given: { event } }) => JSON.stringify([event.metadata, event.deviceDetails]))).toEqual(stored.map(({ given: { event } }) => JSON.stringify([event.metadata, event.deviceDetails])));
    });
  });
});
