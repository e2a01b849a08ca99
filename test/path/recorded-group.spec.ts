import { type Database, type EventToRecord, HouseKeeping, Organizations, type Queryable, RecordEvents } from '@app/database';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventToRecord } from '../support/event-to-record.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';

const tracking = ['entity-learn', 'session-bind', 'session-owners', 'group-find', 'group-keep', 'group-join', 'device-register-nobodys'];

describe('a group of events in one transaction', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
  });
  afterAll(() => database.close());

  const event = (more: Partial<EventToRecord>): EventToRecord => eventToRecord({ organizationId, eventType: 'login', ...more });
  const said = (id: string, at: string, data: Record<string, unknown>, more: Partial<EventToRecord> = {}): EventToRecord =>
    event({
      timestamp: at,
      entityExternalId: id,
      autoEntity: { type: 'person', country: null },
      tracked: { name: typeof data['name'] === 'string' ? data['name'] : null, identityData: data, groups: [{ type: 'team', externalId: 'red', data }] },
      ...more,
    });

  /** The names of the statements that it took. */
  async function record(events: readonly EventToRecord[]): Promise<string[]> {
    const names: string[] = [];
    const note = (statement: { name?: string } | string): void => void names.push(typeof statement === 'string' ? statement : (statement.name ?? ''));
    const noting = (tx: Queryable): Queryable => ({
      rows: (statement, values) => (note(statement), tx.rows(statement, values)),
      run: (statement, values) => (note(statement), tx.run(statement, values)),
    });
    const noted = { transaction: (work: (tx: Queryable) => Promise<unknown>) => database.transaction((tx) => work(noting(tx))) };
    // Only its transactions are asked for.
    await new RecordEvents(noted as unknown as Database).record(events);
    return names;
  }

  it('asks nothing about groups, sessions and identities when no event brings them', async () => {
    const names = await record([event({ taxIdNormalized: '20242455496', sessionId: 's', deviceId: 'd', deviceDetails: '{}' }), event({ entityExternalId: 'x', sessionId: 's' })]);
    expect(names).toContain('event-insert');
    expect(names.filter((name) => tracking.includes(name))).toEqual([]);
  });

  it('creates whom it names once, however its events name them, and says so of one event', async () => {
    const named = (entityExternalId: string | null, taxIdNormalized: string | null): EventToRecord => event({ entityExternalId, taxId: taxIdNormalized, taxIdNormalized, autoEntity: { type: 'person', country: 'AR' } });
    const { outcomes } = await new RecordEvents(database).record([named('zoe', '27111111114'), named('zoe', null), named('kim', '20222222223'), named(null, '20222222223'), named('max', null), named('max', null)]);
    const [zoe, zoeById, kim, kimByTaxId, max, maxAgain] = outcomes.map((outcome) => (outcome.is === 'recorded' ? outcome.recorded : null));
    expect(await database.rows(`select id, external_id, tax_id_normalized from entity where external_id in ('kim', 'max', 'zoe') or tax_id_normalized in ('20222222223', '27111111114') order by external_id`)).toEqual([
      { id: kim?.entityId, external_id: 'kim', tax_id_normalized: '20222222223' },
      { id: max?.entityId, external_id: 'max', tax_id_normalized: null },
      { id: zoe?.entityId, external_id: 'zoe', tax_id_normalized: '27111111114' },
    ]);
    expect([zoeById, kimByTaxId, maxAgain].map((recorded) => recorded?.entityId)).toEqual([zoe, kim, max].map((recorded) => recorded?.entityId));
    expect([[zoe, zoeById], [kim, kimByTaxId], [max, maxAgain]].map((both) => both.filter((recorded) => recorded?.wasCreated).length)).toEqual([1, 1, 1]);
  });

  it('lets the later timestamp say, key by key, whichever comes first', async () => {
    await record([said('ada', '2026-11-20T12:00:01.000Z', { plan: 'pro', name: 'Ada' }), said('ada', '2026-11-20T12:00:00.000Z', { plan: 'free', name: 'A', city: 'Salta' })]);
    const known = { plan: 'pro', name: 'Ada', city: 'Salta' };
    const [entity] = await database.rows(`select name, attributes from entity where external_id = 'ada'`);
    expect(entity).toEqual({ name: 'Ada', attributes: known });
    const [group] = await database.rows(`select data, first_seen_at, last_tracked_at from entity_group where external_id = 'red'`);
    expect(group).toEqual({ data: known, first_seen_at: new Date('2026-11-20T12:00:00Z'), last_tracked_at: new Date('2026-11-20T12:00:01Z') });
  });

  it('touches no row of a person or group who is known as said, and keeps no more than 64 KB of the one and 32 of the other', async () => {
    const rows = () => database.rows(`select xmin::text, md5(attributes::text) from entity where external_id = 'ada' union all select xmin::text, md5(data::text) from entity_group where external_id = 'red'`);
    const before = await rows();
    await record([said('ada', '2026-11-20T12:00:30.000Z', { plan: 'pro' })]);
    await record([said('ada', '2026-11-20T12:00:31.000Z', { note: 'x'.repeat(66_000), plan: 'free' })]);
    expect(await rows()).toEqual(before);
  });

  it('gives a session to the last person who came with it, in the same group too', async () => {
    const nameless = event({ sessionId: 'tab', tracked: { name: null, identityData: null, groups: [] } });
    await record([said('ada', '2026-11-20T12:00:00.000Z', {}, { sessionId: 'tab' }), said('eva', '2026-11-20T12:00:00.000Z', {}, { sessionId: 'tab' }), nameless]);
    const [owner] = await database.rows(`select user_id, entity_external_id from event where id = $1`, [nameless.id]);
    expect(owner).toEqual({ user_id: 'eva', entity_external_id: 'eva' });
  });

  it('forgets whose a session is after its days, and no other', async () => {
    await record(['old', 'young'].map((sessionId) => said('ada', '2026-11-20T12:00:00.000Z', {}, { sessionId })));
    await database.run(`update session_owner set bound_at = now() - interval '2 days' where session_id = 'old'`);
    await new HouseKeeping(database, { everyMs: 0, idempotencyDays: 30, sessionDays: 1, ruleHitDays: 1, backtestDays: 1, deliveryDays: 14, removeForMs: 5_000 }).keepHouse();
    const left = await database.rows<{ id: string }>(`select session_id as id from session_owner where session_id in ('old', 'young')`);
    expect(left.map(({ id }) => id)).toEqual(['young']);
  });
});
