import { type Database, type Decided, type EventToRecord, RecordEvents, type RecordOutcome, SetApart } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventToRecord } from '../support/event-to-record.js';
import { eventually } from '../support/eventually.js';
import { nameOf, watchedDatabase } from '../support/watched-database.js';
import { type Answer, type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
let organizationId: string;
let people = 0;
beforeAll(async () => {
  system = await WholeSystem.start();
  organizationId = (await system.database.rows<{ id: string }>('select id from organization'))[0]?.id ?? '';
});
afterAll(() => system.stop());

const post = (event: object, query = ''): Promise<Answer> => system.post(`/events/user?withAutoEntity=true${query}`, { eventType: 'TRANSFER_SUCCESS', ...event });
const number = async (question: string): Promise<number> => Number((await system.database.rows<{ number: string }>(`select (${question}) as number`))[0]?.number);
/** Somebody whom nobody has heard of: a tax id with its right check digit is not asked for. */
const somebody = (): string => `2${String((people += 1)).padStart(7, '0')}`;

/** Only these rules run; answers when requests ask them, which takes a second. */
async function rules(...texts: readonly Record<string, unknown>[]): Promise<string[]> {
  await system.database.run(`update rule set status = 'archived', version = version + 1`);
  const ids: string[] = [];
  for (const text of texts) {
    const { status, body } = await system.post('/rules', { evaluationMode: 'sync', ...text });
    expect(status, JSON.stringify(body)).toBe(201);
    ids.push(String(body['id']));
  }
  const expected = texts.filter(({ evaluationMode = 'sync' }) => evaluationMode === 'sync').map(({ name }) => String(name)).sort();
  await eventually('requests ask the new rules', async () => {
    const { body } = await post({ taxId: somebody() }, '&dryRun=true');
    const asked = body['rulesExecutionSummary'] === undefined ? [] : namesOf(body, 'rulesHit', 'rulesNoHit');
    return JSON.stringify(asked) === JSON.stringify(expected);
  });
  return ids;
}

const namesOf = (body: Json, ...lists: string[]): string[] => lists.flatMap((list) => (body['rulesExecutionSummary']?.[list] as unknown as { name: string }[]).map(({ name }) => name)).sort();

const many = { name: 'Many transfers', score: 40, decision: 'block', conditions: { cel: 'window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 2' } };
const listed = { name: 'Listed', decision: 'block', conditions: { cel: 'inList(event.ipAddress, "11111111-1111-4111-8111-111111111111")' } };
const large = { name: 'Large', score: 25, decision: 'review', conditions: { operator: 'AND', conditions: [{ id: 'amount', field: 'event.amount', operator: 'gt', value: 1_000 }] } };

describe('a decision', () => {
  it('is not in the answer where no sync rule runs', async () => {
    await rules({ ...large, evaluationMode: 'async' });
    const { status, body } = await post({ taxId: somebody(), metadata: { amount: 5_000 } });
    expect([status, body['decision'], body['rulesResult'], body['rulesExecutionSummary'], body['degraded']]).toEqual([201, undefined, undefined, undefined, undefined]);
  });

  it('is the strictest of the rules that hold, the event itself counted, with what each rule said', async () => {
    await rules(many, large, { ...large, name: 'In shadow', status: 'shadow', decision: 'block' });
    const taxId = somebody();
    const first = await post({ taxId, metadata: { amount: 5 } });
    expect(first.body).toMatchObject({ decision: 'allow', rulesExecutionSummary: { rulesHit: [], matchedRulesCount: 0, totalScore: 0, trigger: 'created' } });
    expect(first.body['degraded']).toBeUndefined();
    expect((await post({ taxId, metadata: { amount: 5_000 } })).body).toMatchObject({ decision: 'review', rulesExecutionSummary: { matchedRulesCount: 2, totalScore: 25 } });
    const { body } = await post({ taxId, metadata: { amount: 5_000, currency: 'ARS' } });
    expect(body).toMatchObject({ decision: 'block', rulesResult: { decision: 'block', rulesEvaluated: 3, stages: { cases: expect.any(Number) as unknown, windows: expect.any(Number) as unknown } } });
    expect(body['rulesResult']?.['rulesExecutionSummary']).toEqual(body['rulesExecutionSummary']);
    expect(namesOf(body, 'rulesHit')).toEqual(['In shadow', 'Large', 'Many transfers']);
    expect(body['rulesExecutionSummary']).toMatchObject({ totalScore: 65, scoreResult: { rawScore: 65, normalizedScore: 65 }, actionsExecuted: { createAlert: 2 } });
    expect((body['rulesExecutionSummary']?.['rulesHit'] as unknown as { name: string }[]).find(({ name }) => name === 'Large')).toMatchObject({ score: 25, category: 'custom', status: 'active', conditions: { result: true, conditions: [{ id: 'amount', actualValue: 5_000 }] } });
  });

  it('adds up what the organization calls an amount, by whichever of its names', async () => {
    for (const [source, target] of [['betrag', 'AMOUNT'], ['summe', 'AMOUNT'], ['amount', null]] as const) expect((await system.ask('PUT', `/api/mappings/IDENTITY_FIELD/${source}`, { body: { target } })).status).toBe(200);
    await rules({ name: 'Much', decision: 'block', conditions: { cel: 'window.sum("event.amount", ["TRANSFER_SUCCESS"], "entity", "10m") > 100.0' } });
    const taxId = somebody();
    const decided: unknown[] = [];
    for (const metadata of [{ betrag: 30 }, { amount: 500 }, { summe: 40 }, { summe: 40 }]) decided.push((await post({ taxId, metadata })).body['decision']);
    expect(decided).toEqual(['allow', 'allow', 'allow', 'block']);
    for (const source of ['betrag', 'summe', 'amount']) await system.ask('DELETE', `/api/mappings/IDENTITY_FIELD/${source}`);
  });

  it('raises the alert of a sync rule once, behind the answer', async () => {
    const [rule] = await rules(large);
    const taxId = somebody();
    const { body } = await post({ taxId, metadata: { amount: 5_000 } });
    await system.settled();
    const alerts = (await system.get(`/alerts?entityId=${String(body['entity']?.['id'])}`)).body['alerts'] as unknown as Json[];
    expect(alerts).toMatchObject([{ ruleId: rule, severity: expect.any(String) as unknown }]);
    expect(await number(`select count(*) from rule_hit where event_id = '${String(body['event']?.['id'])}' and acted_at is not null`)).toBe(1);
  });

  it('of a dry run is the same, and nothing is stored', async () => {
    await rules(many);
    const taxId = somebody();
    await post({ taxId });
    await post({ taxId });
    await system.settled();
    const counted = (): Promise<unknown> => Promise.all(['event', 'entity', 'device', 'rule_hit', 'batch', 'intake', 'unresolved_event', 'window_gathering', 'window_bucket', 'window_entry', 'delivery'].map(async (table) => `${table} ${await number(`select count(*) from ${table}`)}`));
    const tallied = (): Promise<number> => number('select sum(events) from event_tally');
    const before = [await counted(), await tallied()];
    const { status, body } = await post({ taxId, deviceId: 'never seen', deviceDetails: { platform: 'web' } }, '&dryRun=true');
    expect([status, body['decision'], body['event']?.['isNewDevice']]).toEqual([200, 'block', true]);
    expect((await post({ taxId: somebody(), destinationAccountId: 'an account' }, '&dryRun=true')).body).toMatchObject({ decision: 'allow', entity: { wasCreated: true } });
    expect([await counted(), await tallied()]).toEqual(before);
    expect((await post({ taxId })).body).toMatchObject({ decision: 'block' });
  });

  it('knows all four scores with their confidence, and what analyzers saw', async () => {
    const taxId = somebody();
    const { body: posted } = await post({ taxId, ipAddress: '83.44.1.1' });
    await post({ taxId, ipAddress: '210.138.100.1' });
    await system.settled();
    const { body } = await system.get(`/entities/${String(posted['entity']?.['id'])}/analysis`);
    const scores = body['analysis']?.['scores'] as unknown as Record<string, { value: number; confidence: number } | null>;
    const [seen] = body['analysis']?.['observations'] as unknown as { code: string; value: number; confidence: number; contribution: number }[];
    const asks = (path: string, value: number): string => `${path} >= ${value - 0.06} && ${path} <= ${value + 0.06}`;
    const texts = Object.entries(scores).map(([dimension, score]) => [dimension, score === null ? `!has(scores.${dimension}.value) && !has(scores.${dimension}.confidence)` : `${asks(`scores.${dimension}.value`, score.value)} && ${asks(`scores.${dimension}.confidence`, score.confidence)}`]);
    expect(Object.keys(scores).sort()).toEqual(['AUTHENTICITY', 'BEHAVIOR', 'HUMANITY', 'UNIQUENESS']);
    if (!seen) throw new Error('Nothing was seen.');
    texts.push(['observation', (['value', 'confidence', 'contribution'] as const).map((part) => asks(`observations["${seen.code}"].${part}`, seen[part])).join(' && ')]);
    await rules(...texts.map(([name, cel]) => ({ name, conditions: { cel } })));
    expect(namesOf((await post({ taxId }, '&dryRun=true')).body, 'rulesHit')).toEqual(texts.map(([name]) => name).sort());
  });

  it('about an event of nobody rests on what is known of it, and its alert waits for somebody', async () => {
    const [onDevice] = await rules(
      { name: 'Many on a device', decision: 'block', conditions: { cel: 'window.count(["TRANSFER_SUCCESS"], "device", "10m") > 1' } },
      { name: 'Of a person', decision: 'block', targetEntityTypes: ['person'], conditions: { cel: 'event.amount > 1' } },
      { name: 'By score', decision: 'block', conditions: { cel: 'scores.BEHAVIOR.value < 101 || !(scores.BEHAVIOR.value < 101)' } },
      large,
    );
    const externalId = somebody();
    const posted = (): Promise<Answer> => system.post('/events/user', { eventType: 'TRANSFER_SUCCESS', entityExternalId: externalId, deviceId: `of ${externalId}`, metadata: { amount: 5 } });
    expect((await posted()).body).toMatchObject({ decision: 'allow', degraded: ['entity'], entity: null });
    const { body } = await posted();
    expect(body).toMatchObject({ decision: 'block', degraded: ['entity'] });
    expect([namesOf(body, 'rulesHit'), namesOf(body, 'rulesNoHit')]).toEqual([['Many on a device'], ['By score', 'Large']]);
    await system.settled();
    expect((await system.get(`/alerts?ruleId=${String(onDevice)}`)).body).toMatchObject({ alerts: [] });
    const created = await system.post('/entities', { type: 'person', name: 'Late', countryCode: 'AR', externalId });
    await system.settled();
    const id = String(created.body['entity']?.['id']);
    expect((await system.get(`/alerts?entityId=${id}`)).body).toMatchObject({ alerts: [{ ruleId: onDevice }] });
    expect((await system.get(`/rules/${String(onDevice)}/hits`)).body).toMatchObject({ hits: [{ eventId: body['event']?.['id'], entityId: id, decision: 'block' }] });
  });

  it('is acted on also when its rule is asked behind the answer by the time that its event is somebody’s', async () => {
    const [rule] = await rules(large);
    const externalId = somebody();
    const { body } = await system.post('/events/user', { eventType: 'TRANSFER_SUCCESS', entityExternalId: externalId, metadata: { amount: 5_000 } });
    expect(body).toMatchObject({ decision: 'review', entity: null });
    await system.settled();
    expect((await system.patch(`/rules/${String(rule)}`, { evaluationMode: 'async' })).status).toBe(200);
    const created = await system.post('/entities', { type: 'person', name: 'Late', countryCode: 'AR', externalId });
    await system.settled();
    expect((await system.get(`/alerts?entityId=${String(created.body['entity']?.['id'])}`)).body).toMatchObject({ alerts: [{ ruleId: rule }] });
    expect(await number(`select count(*) from rule_hit where rule_id = '${String(rule)}' and acted_at is null`)).toBe(0);
  });

  it('comes too late for what was posted before its rule decided anything: that is asked behind the answer, and nothing else is', async () => {
    const scoredWell = { ...large, evaluationMode: 'async', conditions: { cel: 'event.amount > 1000.0 && has(scores.HUMANITY.value)' } };
    const [rule] = await rules(scoredWell);
    const externalId = somebody();
    expect((await system.post('/events/user', { eventType: 'TRANSFER_SUCCESS', entityExternalId: externalId, metadata: { amount: 5_000 }, ipAddress: '83.44.1.1' })).body).toMatchObject({ entity: null });
    await system.settled();
    expect((await system.patch(`/rules/${String(rule)}`, { evaluationMode: 'sync' })).status).toBe(200);
    await eventually('requests ask the rule', async () => (await post({ taxId: somebody() }, '&dryRun=true')).body['decision'] !== undefined);
    const changedAt = (await system.database.rows<{ at: Date }>('select updated_at as at from rule where id = $1', [rule]))[0]?.at.getTime() ?? NaN;
    await eventually('requests have asked it for a while', () => Promise.resolve(Date.now() > changedAt + 1_000));
    const after = await post({ taxId: somebody(), metadata: { amount: 5_000 }, ipAddress: '83.44.1.1' });
    expect(after.body).toMatchObject({ decision: 'allow' });
    const created = await system.post('/entities', { type: 'person', name: 'Late', countryCode: 'AR', externalId });
    await system.settled();
    const alertsAbout = async (id: unknown): Promise<unknown> => (await system.get(`/alerts?entityId=${String(id)}`)).body['alerts'];
    expect([await alertsAbout(created.body['entity']?.['id']), await alertsAbout(after.body['entity']?.['id'])]).toMatchObject([[{ ruleId: rule }], []]);
    expect((await system.get(`/rules/${String(rule)}/hits`)).body).toMatchObject({ hits: [{ evaluationMode: 'async' }] });
  });

  it('is repeated under the same key, and given for each event of a batch', async () => {
    await rules(many);
    const taxId = somebody();
    await post({ taxId });
    const key = { 'Idempotency-Key': somebody() };
    const once = await system.post('/events/user', { eventType: 'TRANSFER_SUCCESS', taxId }, key);
    const again = await system.post('/events/user', { eventType: 'TRANSFER_SUCCESS', taxId }, key);
    expect(again.body).toEqual(once.body);
    const at = (second: number): string => new Date(Date.now() - 5_000 + second * 1_000).toISOString();
    const batch = await system.post('/events/user/batch', [{ eventType: 'TRANSFER_SUCCESS', taxId, timestamp: at(0) }, { eventType: 'TRANSFER_SUCCESS', taxId }, { eventType: 'TRANSFER_SUCCESS', taxId: 'nobody' }]);
    expect((batch.body['results'] as unknown as Json[]).map((line) => [line['decision'], line['degraded']])).toEqual([['allow', undefined], ['block', undefined], ['allow', ['entity']]]);
  });

  it('knows the place of the address where a rule asks for it, and says so while it does not', async () => {
    await rules({ name: 'From Madrid', decision: 'review', conditions: { cel: 'place.country == "ES"' } });
    const post1 = () => post({ taxId: somebody(), ipAddress: '83.44.1.1' }, '&dryRun=true');
    await eventually('the atlas is open', async () => (await post1()).body['degraded'] === undefined);
    expect((await post1()).body).toMatchObject({ decision: 'review' });
  });

  it('goes without what takes longer than its budget, and names it', async () => {
    await rules(many, large, listed);
    const taxId = somebody();
    await post({ taxId });
    await post({ taxId });
    const whileListsAreHeld = (event: object): Promise<Answer> => system.database.transaction(async (tx) => {
      await tx.run('lock table data_list in access exclusive mode');
      return post({ taxId, ipAddress: '192.0.2.1', metadata: { amount: 5_000 }, ...event }, '&budget_ms=300');
    });
    const { status, body } = await whileListsAreHeld({});
    expect([status, body['decision']]).toEqual([201, 'review']);
    expect(body['degraded']).toEqual(['windows', 'lists']);
    expect((await post({ taxId }, '&budget_ms=0')).body['error']).toMatchObject({ code: 'VALIDATION_ERROR' });
    expect((await post({ taxId }, '&budget_ms=5000')).body).toMatchObject({ decision: 'block' });
    await rules(large, listed, { ...many, name: 'Many logins', conditions: { cel: 'event.eventType == "LOGIN_FAILED" && window.count([], "entity", "10m") > 2' } });
    expect((await whileListsAreHeld({})).body['degraded']).toEqual(['lists']);
  });
});

describe('two events of one person at once', () => {
  it('never both miss each other: the later to be stored counts both, where they happened in the same millisecond', async () => {
    await rules({ ...many, conditions: { cel: 'window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 1' } });
    const [one, other] = [new RecordEvents(system.database), new RecordEvents(system.database)];
    for (let n = 0; n < 30; n += 1) {
      const taxId = somebody();
      await post({ taxId, eventType: 'LOGIN_SUCCESS' });
      const timestamp = new Date().toISOString();
      const event = (): EventToRecord => eventToRecord({ organizationId, timestamp, eventType: 'TRANSFER_SUCCESS', taxIdNormalized: taxId, deciding: { until: null } });
      const groups = await Promise.all([one.record([event()]), other.record([event()])]);
      const decided = groups.map(({ outcomes: [outcome] }) => (outcome?.is === 'recorded' ? outcome.recorded.decided : undefined)) as Decided[];
      expect(decided.map(({ decision }) => decision)).toContain('block');
    }
  });
});

describe('somebody with a long past that nobody has counted yet', () => {
  const LONG = 3_000;
  const withLongPast = async (): Promise<string> => {
    const taxId = somebody();
    const { body } = await post({ taxId });
    await system.database.run(
      `insert into event (id, timestamp, organization_id, event_type, entity_id) select gen_random_uuid(), now() - n * interval '30 minutes', $1, 'LOGIN_SUCCESS', $2 from generate_series(1, $3::int) n`,
      [organizationId, String(body['entity']?.['id']), LONG],
    );
    return taxId;
  };
  const decisionOf = (outcome: RecordOutcome | undefined): unknown => (outcome?.is === 'recorded' ? outcome.recorded.decided?.decision : outcome);

  it('keeps nobody waiting, and is judged by all of it, in a group or in a request with others', async () => {
    await rules({ ...many, name: 'Much', conditions: { cel: `window.count([], "entity", "90d") > ${LONG + 1}` } });
    const event = (taxId: string): EventToRecord => eventToRecord({ organizationId, eventType: 'LOGIN_SUCCESS', taxIdNormalized: taxId, deciding: { until: null } });
    const short = somebody();
    await post({ taxId: short });
    const group = [event(await withLongPast()), event(short)];
    await system.database.run(`update window_gathering set since = now() - interval '1 hour'`);
    const recording = new RecordEvents(system.database);
    const apart = (await recording.record(group).catch((error: unknown) => error)) as SetApart;
    expect(apart).toBeInstanceOf(SetApart);
    expect([...apart.eventIds]).toEqual([group[0]?.id]);
    expect(await number(`select count(*) from event where id in ('${group.map(({ id }) => id).join(`', '`)}')`)).toBe(0);
    await apart.ready();
    expect((await recording.record(group)).outcomes.map(decisionOf)).toEqual(['block', 'allow']);
    const another = { eventType: 'LOGIN_SUCCESS', taxId: await withLongPast() };
    const batch = await system.post('/events/user/batch', [{ eventType: 'LOGIN_SUCCESS', taxId: 'nobody' }, another]);
    expect((batch.body['results'] as unknown as Json[]).map((line) => line['decision'])).toEqual(['allow', 'block']);
    expect((await post(another, '&budget_ms=10000')).body).toMatchObject({ decision: 'block' });
  });
});

describe('a process that begins', () => {
  it('knows the rules before the first event comes, and leaves nothing behind', async () => {
    await rules(many);
    const asked: string[] = [];
    const recording = new RecordEvents(writingDown(system.database, asked));
    const event = (): EventToRecord => eventToRecord({ organizationId, eventType: 'TRANSFER_SUCCESS', entityExternalId: somebody(), deciding: { until: null } });
    const prepared = event();
    await recording.prepare(() => prepared);
    expect([asked.includes('event-insert'), await number(`select count(*) from event where id = '${prepared.id}'`)]).toEqual([true, 0]);
    asked.length = 0;
    const { outcomes: [outcome] } = await recording.record([event()]);
    expect(outcome).toMatchObject({ recorded: { decided: { decision: 'allow', asked: [{ rule: { name: many.name } }] } } });
    expect(asked).not.toContain('rules-running');
  });
});

describe('a group of events', () => {
  it('is asked about in as many statements whether one rule looks at one event or twenty at ten', async () => {
    const statements = async (count: number, events: number): Promise<string[]> => {
      await rules(...Array.from({ length: count }, (_, n) => ({ name: `Window ${n}`, conditions: { cel: `window.${n % 2 ? 'count([]' : 'sum("event.amount", []'}, "${n % 3 ? 'entity' : 'address'}", "${n + 1}h") > 1` } })));
      const asked: string[] = [];
      const recording = new RecordEvents(writingDown(system.database, asked));
      await recording.record([eventToRecord({ organizationId, eventType: 'LOGIN_SUCCESS', ipAddress: '190.16.0.9', entityExternalId: somebody(), autoEntity: { type: 'person', country: 'AR' }, deciding: { until: null } })]);
      asked.length = 0;
      const group = Array.from({ length: events }, () => eventToRecord({ organizationId, eventType: 'LOGIN_SUCCESS', ipAddress: '190.16.0.9', entityExternalId: somebody(), autoEntity: { type: 'person', country: 'AR' }, metadata: '{"amount":5}', deciding: { until: null } }));
      expect((await recording.record(group)).outcomes.map((outcome) => (outcome.is === 'recorded' ? outcome.recorded.decided?.asked.length : 0))).toEqual(group.map(() => count));
      // What is remembered for a second or two is asked for now and then.
      return asked.filter((name) => !['rules-marks', 'window-gatherings'].includes(name)).sort();
    };
    const few = await statements(1, 1);
    expect(few.length).toBeLessThan(20);
    expect(await statements(20, 10)).toEqual([...few, 'window-events-entity'].sort());
    expect(few.filter((name) => name === 'facts-own-fields')).toHaveLength(1);
  });

  it('waits for PostgreSQL twice before its commit: for whom it is about, and for all else at once', async () => {
    const onNew = 'event.isNewDevice == true && !device.isTrusted && window.count([], "device", "1h") == 1 && window.count([], "entity", "90d") == 1';
    await rules({ name: 'New device', conditions: { cel: onNew } }, { name: 'Very many', conditions: { cel: 'window.count([], "device", "1h") > 100' } });
    let ways = 0;
    let isAnswered = true;
    const recording = new RecordEvents(watchedDatabase(system.database, (tx) => {
      const watched = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
        if (isAnswered) ways += 1;
        isAnswered = false;
        const answer = await ask();
        isAnswered = true;
        return answer;
      };
      return { rows: (statement, values) => watched(() => tx.rows(statement, values)), run: (statement, values) => watched(() => tx.run(statement, values)) };
    }));
    const externalId = somebody();
    const event = (secondsAgo: number): EventToRecord =>
      eventToRecord({ organizationId, timestamp: new Date(Date.now() - 1_000 * secondsAgo).toISOString(), entityExternalId: externalId, autoEntity: { type: 'person', country: 'AR' }, deviceId: externalId, deviceDetails: '{"platform":"web"}', deciding: { until: null } });
    const decided = async (...secondsAgo: number[]): Promise<unknown[]> =>
      (await recording.record(secondsAgo.map(event))).outcomes.map((outcome) => (outcome.is === 'recorded' ? [outcome.recorded.isNewDevice, outcome.recorded.decided?.asked.filter(({ answer }) => answer?.holds).map(({ rule }) => rule.name)] : outcome));
    expect(await decided(40, 30)).toEqual([[true, ['New device']], [false, []]]);
    ways = 0;
    isAnswered = true;
    expect(await decided(20, 10)).toEqual([[false, []], [false, []]]);
    expect(ways).toBe(2);
  });
});

/** The same database, which writes down what its transactions ask. */
const writingDown = (database: Database, asked: string[]): Database =>
  watchedDatabase(database, (tx) => ({
    rows: (statement, values) => (asked.push(nameOf(statement)), tx.rows(statement, values)),
    run: (statement, values) => (asked.push(nameOf(statement)), tx.run(statement, values)),
  }));

describe('rules that cannot be asked', () => {
  it('do not stop their neighbours where a part of one fails, and that is counted', async () => {
    const [failing] = await rules({ name: 'Failing', conditions: { cel: 'event.metadata.concept > 5 || inList(event.ipAddress, "99999999-9999-4999-8999-999999999999")' } }, large);
    const { body } = await post({ taxId: somebody(), ipAddress: '190.16.0.1', metadata: { amount: 5_000, concept: 'rent' } });
    expect([body['decision'], namesOf(body, 'rulesHit'), namesOf(body, 'rulesNoHit'), body['degraded']]).toEqual(['review', ['Large'], ['Failing'], undefined]);
    await eventually('it is counted', async () => Number((await system.get(`/rules/${String(failing)}`)).body['stats']?.['failures']) === 1);
  });

  it('never cost an event: it is stored, and the answer says that it was not judged', async () => {
    await rules(listed);
    await system.database.run('alter table data_list rename to data_list_elsewhere');
    const { status, body } = await post({ taxId: somebody(), ipAddress: '192.0.2.1' });
    const rehearsed = await post({ taxId: somebody(), ipAddress: '192.0.2.1' }, '&dryRun=true');
    await system.database.run('alter table data_list_elsewhere rename to data_list');
    expect([status, body['decision'], body['degraded']]).toEqual([201, 'allow', ['rules']]);
    expect([rehearsed.status, rehearsed.body['decision'], rehearsed.body['degraded']]).toEqual([200, 'allow', ['rules']]);
    expect(await (await fetch(`${system.app.url}/metrics`)).text()).toContain('tamiz_groups_undecided_total 2');
    expect(await number(`select count(*) from event where id = '${String(body['event']?.['id'])}'`)).toBe(1);
  });
});
