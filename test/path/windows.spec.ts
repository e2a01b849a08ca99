import { CorrectEvents, Database, type EventToRecord, GatherEntries, LocateEvents, loadWindows, lockWindows, Organizations, type PlaceToStore, RecordEvents, type WindowQuestion } from '@app/database';
import { countWindow, type WindowEvent, windowKey, type WindowRequest } from '@app/domain';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';
import { eventToRecord } from '../support/event-to-record.js';
import { makeHistories, type Village, villageEvent } from '../support/windows/histories.js';

const placeOf = (address: string | null): PlaceToStore => ({
  addressKind: 'public', country: address?.endsWith('1') ? 'AR' : 'BR', region: null, city: null, latitude: null, longitude: null, accuracyKm: null, asn: null, asName: null, networkClass: 'consumer',
});

describe('windows', () => {
  let database: Database;
  let organizationId: string;
  let recording: RecordEvents;
  beforeAll(async () => {
    // With the plans that the apps have.
    database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 4, statementTimeoutMs: 60_000 });
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
    const check = async (of: readonly Village[]): Promise<number> => {
      let asked = 0;
      for (let n = 0; n < of.length; n += 100) {
        const some = of.slice(n, n + 100).flatMap((village) => village.questions().map((question) => ({ village, question })));
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

    await record(villages.slice(0, 50).flatMap((village) => village.events.slice(1, 2).map((event) => ({ event, village }))));
    await ask(villages.slice(0, 50).flatMap(({ questions }) => questions()));
    await knownToAll();
    await new GatherEntries(database).fillDue(60_000);
    // It has never heard of any gathering, as one has that remembers for two seconds.
    recording = new RecordEvents(database);
    await record(villages.flatMap((village) => village.events.filter(({ id }, n) => n % 3 > 0 && !village.happened.has(id)).map((event) => ({ event, village }))));
    expect(await check(villages.filter((_, n) => n % 4 === 0))).toBeGreaterThan(5_000);
    expect(await buckets()).toBeGreaterThan(1_000);
    await record(villages.flatMap((village) => village.events.filter((_, n) => n % 3 === 0).map((event) => ({ event, village }))));
    expect(await check(villages)).toBeGreaterThan(20_000);

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
      const metadata = { ...one.event.metadata, card: 99, amount: 7, currency: 'USD' };
      const ipAddress = `corrected ${one.event.deviceId ?? one.event.id}`;
      await correcting.correct(organizationId, id, { keyId: organizationId, reason: null, fields: () => ({ metadata, ipAddress }) });
      happened.set(id, { ...one, place: null, event: { ...one.event, ipAddress, metadata, amount: 7, currency: 'USD' } });
    }
    // The first of them are those that were placed or corrected.
    await check(villages.slice(0, 600));
  }, 480_000);

  it('find what a field of the metadata gathers by scanning until its entries are written, and by these from then on', async () => {
    const card = randomUUID();
    const window: WindowRequest = { aggregate: 'count', of: null, events: [], by: 'event.metadata.wallet', seconds: 86_400, where: [] };
    const paid = (): EventToRecord => eventToRecord({ organizationId, metadata: JSON.stringify({ wallet: card }) });
    const count = async (): Promise<number | null | undefined> => {
      const [answers] = await ask([{ organizationId, judged: { ...windowEventOf(null, Date.now()), event: { ...windowEventOf(null, Date.now()).event, metadata: { wallet: card } } }, windows: [window] }]);
      return answers?.get(windowKey(window));
    };
    await recording.record([paid(), paid()]);
    expect(await count()).toBe(3);
    await knownToAll();
    await new GatherEntries(database).fillDue(60_000);
    const [gathering] = await database.rows<{ filled: boolean }>(`select filled_at is not null as filled from window_gathering where gathered_by = 'event.metadata.wallet'`);
    expect(gathering?.filled).toBe(true);
    await new RecordEvents(database).record([paid()]);
    expect(await count()).toBe(4);
  });
});

const windowEventOf = (entityId: string | null, timestamp: number): WindowEvent => villageEvent(eventToRecord({ organizationId: '', timestamp: new Date(timestamp).toISOString(), eventType: 'LOGIN_FAILED' }), entityId, null);
