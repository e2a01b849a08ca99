import { CorrectEvents, type Database, type EventToRecord, LocateEvents, loadWindows, lockWindows, Organizations, type PlaceToStore, RecordEvents, type WindowQuestion } from '@app/database';
import { countWindow, type WindowEvent, windowKey } from '@app/domain';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { makeHistories, type Village, villageEvent } from '../support/windows/histories.js';

const placeOf = (address: string | null): PlaceToStore => ({
  addressKind: 'public', country: address?.endsWith('1') ? 'AR' : 'BR', region: null, city: null, latitude: null, longitude: null, accuracyKm: null, asn: null, asName: null, networkClass: 'consumer',
});

describe('windows', () => {
  let database: Database;
  let organizationId: string;
  let recording: RecordEvents;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
    recording = new RecordEvents(database);
  });
  afterAll(() => database.close());

  const ask = (questions: readonly WindowQuestion[], shortPast?: number): Promise<Map<string, number | null>[]> =>
    database.transaction(async (tx) => {
      await lockWindows(tx, questions);
      return loadWindows(tx, questions, { keeps: true, ...(shortPast === undefined ? {} : { shortPast }) });
    });

  /** As if all that is asked had been asked for an hour: until then nothing is counted ahead. */
  const knownToAll = (): Promise<number> => database.run(`update window_gathering set since = now() - interval '1 hour'`);
  const buckets = async (): Promise<number> => Number((await database.rows<{ count: string }>('select count(*) from window_bucket'))[0]?.count);

  it('are what counting says, over 10,000 histories with late, corrected and late placed events, whatever was counted before', async () => {
    const villages = makeHistories(organizationId, { people: 10_000, until: Date.now() });
    await ask(villages.slice(0, 20).flatMap(({ questions }) => questions()));
    await knownToAll();
    recording = new RecordEvents(database);

    const batchIds: string[] = [];
    const record = async (some: readonly { event: EventToRecord; village: Village }[]): Promise<void> => {
      for (let n = 0; n < some.length; n += 1_000) {
        const group = some.slice(n, n + 1_000);
        const { outcomes, batchId } = await recording.record(group.map(({ event }) => event));
        batchIds.push(batchId as string);
        outcomes.forEach((outcome, at) => {
          const { event, village } = group[at] as (typeof some)[number];
          if (outcome.is === 'recorded') village.happened.set(event.id, villageEvent(event, outcome.recorded.entityId, null));
        });
      }
    };
    const check = async (): Promise<number> => {
      let asked = 0;
      for (let n = 0; n < villages.length; n += 100) {
        const some = villages.slice(n, n + 100).flatMap((village) => village.questions().map((question) => ({ village, question })));
        const answers = await ask(some.map(({ question }) => question), 2);
        some.forEach(({ village, question }, at) => {
          for (const window of question.windows) {
            const expected = countWindow(window, village.happened.values(), question.judged);
            if (answers[at]?.get(windowKey(window)) !== expected) expect.fail(`${windowKey(window)} is ${answers[at]?.get(windowKey(window))} and not ${expected}, for ${JSON.stringify(question.judged.event)}`);
            asked += 1;
          }
        });
      }
      return asked;
    };

    await record(villages.flatMap((village) => village.events.filter((_, n) => n % 3 > 0).map((event) => ({ event, village }))));
    expect(await check()).toBeGreaterThan(50_000);
    expect(await buckets()).toBeGreaterThan(10_000);
    await record(villages.flatMap((village) => village.events.filter((_, n) => n % 3 === 0).map((event) => ({ event, village }))));
    await check();

    for (const batchId of batchIds.slice(0, 20)) await new LocateEvents(database).locate(batchId, placeOf);
    const places = new Map((await database.rows<{ id: string; place_country: string }>('select id, place_country from event where located_at is not null')).map((row) => [row.id, row.place_country]));
    for (const { happened } of villages) {
      for (const [id, one] of happened) {
        const country = places.get(id);
        if (country !== undefined) happened.set(id, { ...one, place: { country, region: null, city: null, asn: null, networkClass: 'consumer' } });
      }
    }
    const correcting = new CorrectEvents(database);
    for (const { happened } of villages.slice(0, 100)) {
      const [id, one] = [...happened][0] as [string, WindowEvent];
      const metadata = { card: 99, amount: 7, currency: 'USD' };
      await correcting.correct(organizationId, id, { keyId: organizationId, reason: null, fields: () => ({ metadata, ipAddress: '203.0.113.99' }) });
      happened.set(id, { ...one, place: null, event: { ...one.event, ipAddress: '203.0.113.99', metadata, amount: 7, currency: 'USD' } });
    }
    await check();
  }, 240_000);
});
