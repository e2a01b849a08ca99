import { Backtests, type ClaimedBacktest, type Database, type EventToRecord, OpenBacktests, Organizations, RecordEvents } from '@app/database';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { eventToRecord } from '../support/event-to-record.js';
import { eventually } from '../support/eventually.js';
import { ruleText } from '../support/rules/rule-text.js';
import { type Answer, type Json, WholeSystem } from '../support/whole-system.js';

const start = Date.UTC(2026, 10, 20, 12);
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
const day = { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' };
const rapid = 'event.eventType == "TRANSFER_SUCCESS" && window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 2';

describe('somebody wants to know what a rule would have done', () => {
  let system: WholeSystem;
  const events = new Map<string, string[]>();
  beforeAll(async () => {
    system = await WholeSystem.shared();
    await system.post('/rules', { name: 'Any transfer', status: 'shadow', conditions: 'event.eventType == "TRANSFER_SUCCESS"' });
    await system.post('/rules', { name: 'Live', conditions: { cel: `${rapid} && event.amount > 10` }, score: 20, decision: 'review', cooldownSeconds: 600 });
    for (const [name, minutes] of [['ana', [0, 1, 2, 3, 700]], ['eva', [0, 1, 2]], ['mia', [0, 30, 60]], ['zoe', [-720 * 3]]] as const) {
      await system.post('/entities', { type: 'person', name, countryCode: 'AR', externalId: name });
      for (const minute of minutes) {
        const { body } = await system.post('/events/user', { entityExternalId: name, eventType: 'TRANSFER_SUCCESS', timestamp: at(minute), metadata: { amount: 100 + minute } });
        events.set(name, [...(events.get(name) ?? []), String(body['event']?.['id'])]);
      }
    }
    await system.settled();
  });
  afterAll(() => system.stop());

  async function backtest(wish: object): Promise<Json> {
    const { status, body } = await system.post('/rules/backtests', { ...day, ...wish });
    expect(status, JSON.stringify(body)).toBe(202);
    const id = String(body['backtest']?.['id']);
    return eventually('the backtest has ended', async () => {
      const { body: now } = await system.get(`/rules/backtests/${id}`);
      return ['completed', 'failed', 'stopped'].includes(String(now['backtest']?.['status'])) ? (now['backtest'] as Json) : undefined;
    });
  }

  it('and is told hits, people and alerts a day, who is touched, and which rules hit the same', async () => {
    const done = await backtest({ rule: { conditions: rapid } });
    expect(done).toMatchObject({
      status: 'completed', ruleId: null, total: 11, processed: 11, hits: 3, failures: 0,
      report: {
        days: [{ day: '2026-11-20', events: 11, hits: 3, entities: 2, alerts: 2 }],
        entities: 2, alerts: 2, blastRadius: { entities: 2, activeEntities: 3, share: 0.6667 },
        overlap: [{ name: 'Any transfer', hits: 3, share: 1 }, { name: 'Live', hits: 3, share: 1 }],
        labels: { fraudHit: 0, fraud: 0, precision: null, recall: null }, asOfNow: [], verdicts: { live: null },
      },
    });
    const { body } = await system.get(`/rules/backtests/${String(done['id'])}/hits?limit=2`);
    expect(body).toMatchObject({ hits: [{ eventAt: at(2), conditions: { operator: 'CEL', result: true } }, {}], pagination: { total: 3, hasMore: true } });
    expect((await system.get('/alerts')).body).toMatchObject({ pagination: { total: 2 } });
  });

  it('with precision and recall where there are labels', async () => {
    // What was said before the last word is nothing to hold a rule against.
    for (const [name, n] of [['eva', 2], ['ana', 4]] as const) await system.post(`/events/${events.get(name)?.[n]}/label`, { label: 'fraud', knownAt: at(900) });
    for (const [name, n, label] of [['ana', 2, 'fraud'], ['ana', 4, 'legitimate'], ['eva', 2, 'legitimate'], ['mia', 0, 'fraud'], ['mia', 1, 'fraud']] as const) {
      expect((await system.post(`/events/${events.get(name)?.[n]}/label`, { label })).status).toBe(200);
    }
    expect((await backtest({ rule: { conditions: rapid } }))['report']?.['labels']).toEqual({ fraudHit: 1, legitimateHit: 1, fraud: 3, precision: 0.5, recall: 0.3333 });
  });

  it('and a replay of a day says what was said when it happened, byte for byte', async () => {
    const live = ((await system.get('/rules?search=Live')).body['rules'] as unknown as { id: string }[])[0]?.id;
    const [once, twice] = [await backtest({ ruleId: live }), await backtest({ ruleId: live })];
    const verdicts = once['report']?.['verdicts'];
    expect(verdicts).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, live: { digest: verdicts?.['digest'], hits: 3, same: 3 } });
    expect(twice['report']?.['verdicts']).toEqual(verdicts);
    await system.database.run(`update rule_hit set conditions = jsonb_set(conditions, '{result}', 'false') where event_id = $1 and rule_id = $2`, [events.get('ana')?.[2], live]);
    const third = await backtest({ ruleId: live });
    expect(third['report']?.['verdicts']).toMatchObject({ digest: verdicts?.['digest'], live: { hits: 3, same: 2 } });
    expect(third['report']?.['verdicts']?.['live']?.['digest']).not.toBe(verdicts?.['digest']);
  });

  it('of a rule that requests ask, too, which finds the scores of before', async () => {
    const { body } = await system.post('/rules', { name: 'Scored', evaluationMode: 'sync', conditions: ['HUMANITY', 'AUTHENTICITY', 'UNIQUENESS', 'BEHAVIOR'].map((dimension) => `has(scores.${dimension}.value)`).join(' || ') });
    const post = (query = ''): Promise<Answer> => system.post(`/events/user?withAutoEntity=true${query}`, { taxId: '20-24245549-6', eventType: 'LOGIN_SUCCESS', timestamp: '2026-11-21T12:00:00Z', ipAddress: '190.16.0.1' });
    await eventually('requests ask the rule', async () => (await post('&dryRun=true')).body['rulesExecutionSummary'] !== undefined);
    const matched: unknown[] = [];
    for (let n = 0; n < 2; n += 1) {
      matched.push((await post()).body['rulesExecutionSummary']?.['matchedRulesCount']);
      await system.settled();
    }
    expect(matched).toEqual([0, 1]);
    const { report } = await backtest({ ruleId: body['id'], from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' }) as unknown as { report: Json };
    expect(report['verdicts']).toMatchObject({ live: { digest: report['verdicts']?.['digest'], hits: 1, same: 1 } });
  });

  it('but not while ten others of the organization wait', async () => {
    // Somebody is at them for an hour.
    await system.database.run(`insert into backtest (id, organization_id, rule, from_at, to_at, claimed_until) select gen_random_uuid(), $1, '{}', now(), now(), now() + interval '1 hour' from generate_series(1, 10)`, [system.organizationId]);
    expect(await system.post('/rules/backtests', { ...day, rule: { conditions: rapid } })).toMatchObject({ status: 409, body: { error: { code: 'TOO_MANY_BACKTESTS' } } });
    await system.database.run(`delete from backtest where organization_id = $1 and status = 'queued'`, [system.organizationId]);
  });

  it('and is told what is wrong with the wish', async () => {
    const code = async (wish: object): Promise<unknown> => (await system.post('/rules/backtests', { ...day, ...wish })).body['error']?.['code'];
    expect(await code({})).toBe('VALIDATION_ERROR');
    expect(await code({ rule: { conditions: rapid }, to: day.from })).toBe('VALIDATION_ERROR');
    expect(await code({ rule: { conditions: 'event.evenType == "X"' } })).toBe('RULE_INVALID');
    expect(await code({ ruleId: randomUUID() })).toBe('RULE_NOT_FOUND');
    expect((await system.get(`/rules/backtests/${randomUUID()}`)).body['error']?.['code']).toBe('BACKTEST_NOT_FOUND');
  });
});

describe('a backtest', () => {
  let database: Database;
  let organizationId: string;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
    organizationId = await new Organizations(database).create({ name: 'Ours', defaultCountry: null });
    const ana = randomUUID();
    await database.run(`insert into entity (id, organization_id, type, name) values ($1, $2, 'person', 'Ana')`, [ana, organizationId]);
    // Two share each moment: a step may end between them.
    const many = Array.from({ length: 1_203 }, (_, n): EventToRecord => eventToRecord({ organizationId, entityId: ana, eventType: 'TRANSFER_SUCCESS', timestamp: at(Math.floor(n / 2) / 10), metadata: JSON.stringify({ amount: n }) }));
    for (let n = 0; n < many.length; n += 500) await new RecordEvents(database).record(many.slice(n, n + 500));
  });
  afterAll(() => database.close());

  const wish = { ruleId: null, ruleVersion: null, rule: ruleText({ name: 'Even', conditions: 'event.amount % 2 == 0' }), from: new Date(day.from), to: new Date(day.to) };
  const queue = async (): Promise<string> => String((await new Backtests(database).queue(organizationId, wish, randomUUID(), 10))?.id);
  const find = (id: string) => new Backtests(database).find(organizationId, id);

  async function claimed(worker: OpenBacktests): Promise<ClaimedBacktest> {
    const job = await worker.claim();
    if (!job) throw new Error('Nobody left anything to do.');
    return job;
  }

  it('goes on where it stood when its worker dies, and counts nothing twice', async () => {
    const id = await queue();
    const [first, second] = [new OpenBacktests(database), new OpenBacktests(database)];
    const job = await claimed(first);
    const rule = await first.ruleOf(job);
    if (!rule) throw new Error('It is a rule.');
    expect(await first.step(job, rule)).toBe(true);
    expect(await second.claim()).toBeNull();
    await database.run(`update backtest set claimed_until = now() - interval '1 s' where id = $1`, [id]);
    const again = await claimed(second);
    // The first one was only slow: both step, one after the other.
    await Promise.all([second.step(again, rule), first.step(job, rule)]);
    while (await second.step(again, rule));
    await second.complete(again);
    expect(await find(id)).toMatchObject({ status: 'completed', total: 1_203, processed: 1_203, hits: 602, report: { entities: 1, alerts: 1, days: [{ events: 1_203, hits: 602 }] } });
    expect(await database.rows('select count(*)::int as n from backtest_hit where backtest_id = $1', [id])).toEqual([{ n: 602 }]);
  });

  it('stops when somebody says so, and waits in line', async () => {
    const id = await queue();
    const worker = new OpenBacktests(database);
    const job = await claimed(worker);
    const rule = await worker.ruleOf(job);
    if (!rule) throw new Error('It is a rule.');
    await worker.step(job, rule);
    await new Backtests(database).stop(organizationId, id);
    expect(await worker.step(job, rule)).toBe(false);
    await worker.complete(job);
    expect(await find(id)).toMatchObject({ status: 'stopped', processed: 500, report: null });
    for (let n = 0; n < 10; n += 1) await queue();
    expect(await new Backtests(database).queue(organizationId, wish, randomUUID(), 10)).toBeNull();
  });
});
