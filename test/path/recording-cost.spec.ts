import { Database, type EventToRecord, Organizations, RecordEvents } from '@app/database';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';
import { eventToRecord } from '../support/event-to-record.js';
import { rowsRead } from '../support/rows-read.js';

const MANY = 2_000;
const SOME = 10;
/** The rows of ten people, several times over; a walk through all that there are reads thousands. */
const ROWS_AT_MOST = 100;

let database: Database;
let recording: RecordEvents;
let organizationId: string;
beforeAll(async () => {
  // One connection: what it planned at the beginning it keeps.
  database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 1, statementTimeoutMs: 60_000 });
  organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
  recording = new RecordEvents(database);
});
afterAll(() => database.close());

const read = (work: () => Promise<unknown>): Promise<number> => rowsRead(database, ['entity'], work);

const known = { 'by external id': (n: number) => ({ entityExternalId: `person ${n}` }), 'by tax id': (n: number) => ({ taxId: `${n}`, taxIdNormalized: `${n}` }) };
const eventsOf = (from: number, count: number, by: (n: number) => Partial<EventToRecord>): EventToRecord[] =>
  Array.from({ length: count }, (_, n) => eventToRecord({ organizationId, autoEntity: { type: 'person', country: null }, ...by(from + n) }));

it.each(Object.entries(known))('storing events of a few people, known %s, reads a few rows, although it was planned while there was nobody', async (_, by) => {
  await recording.record(eventsOf(0, SOME, by));
  await recording.record(eventsOf(0, MANY, by));
  expect(await read(() => recording.record(eventsOf(MANY - SOME, SOME, by)))).toBeLessThan(ROWS_AT_MOST);
  expect(await read(() => recording.record(eventsOf(MANY, SOME, by)))).toBeLessThan(ROWS_AT_MOST);
});
