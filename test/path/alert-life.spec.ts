import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const madrid = '83.44.1.1';
const tokyo = '210.138.100.1';

let system: WholeSystem;
let ruleId: string;
beforeAll(async () => {
  system = await WholeSystem.shared();
  const { body } = await system.post('/rules', { name: 'Does not behave like itself', severity: 'HIGH', category: 'fraud', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }] });
  ruleId = String(body['rule']?.['id']);
});
afterAll(() => system.stop());

/** Somebody who was in Madrid and, an hour later, in Tokyo. */
async function anAlertAbout(externalId: string): Promise<{ id: string; entityId: string }> {
  const { body } = await system.post('/entities', { type: 'person', name: externalId, externalId });
  const entityId = String(body['entity']?.['id']);
  for (const [ipAddress, timestamp] of [[madrid, '2026-11-20T12:00:00Z'], [tokyo, '2026-11-20T13:00:00Z']]) await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: externalId, ipAddress, timestamp });
  await system.settled();
  const { body: list } = await system.get(`/alerts?entityId=${entityId}`);
  return { id: String(list['alerts']?.[0]?.['id']), entityId };
}

const step = async (id: string, action: string, body: object = {}) => system.post(`/alerts/${id}/${action}`, body);
const historyOf = (alert: Json | undefined) => (alert?.['history'] as unknown as Json[]).map((one) => [one['action'], one['statusAfter'], one['note'], one['by']]);

describe('an alert', () => {
  it('is assigned, acknowledged, resolved and reopened, each step with who and when, and told', async () => {
    const [desk, rules] = [await system.aReceiver(['alert.*']), await system.aReceiver(['rule.*'])];
    const { id, entityId } = await anAlertAbout('ana');
    expect((await step(id, 'assign', { assignee: 'bea@bank.example' })).body['alert']).toMatchObject({ status: 'PENDING', assignee: 'bea@bank.example' });
    const acknowledged = await step(id, 'acknowledge', { note: 'Calling her.' });
    expect(acknowledged.body['alert']).toMatchObject({ status: 'ACKNOWLEDGED', acknowledgedBy: 'First secret key', acknowledgedAt: expect.any(String), assignee: 'bea@bank.example' });
    expect((await step(id, 'acknowledge')).body['alert']?.['history']).toHaveLength(2);
    await step(id, 'notes', { note: 'No answer.' });
    expect((await step(id, 'resolve')).body['alert']).toMatchObject({ status: 'RESOLVED', resolvedBy: 'First secret key', endedAt: null });
    const conflict = await step(id, 'acknowledge');
    expect([conflict.status, conflict.body['error']?.['code']]).toEqual([409, 'ALERT_STATUS_CONFLICT']);
    expect((await step(id, 'reopen')).body['alert']).toMatchObject({ status: 'PENDING', acknowledgedAt: null, resolvedAt: null, resolvedBy: null });
    await step(id, 'acknowledge');

    const { body } = await system.get(`/alerts/${id}`);
    const minutesLeft = (alert: Json | undefined): number => (Date.parse(String(alert?.['dueAt'])) - Date.parse(String(alert?.['openedAt']))) / 60_000;
    expect(minutesLeft(body['alert'])).toBe(60);
    const { body: changed } = await system.patch('/organization', { alertObjectives: { HIGH: 20 } });
    expect(changed['organization']).toMatchObject({ alertObjectives: { CRITICAL: 15, HIGH: 20, MEDIUM: 480, LOW: 4_320 } });
    expect(minutesLeft((await system.get(`/alerts/${id}`)).body['alert'])).toBe(20);
    expect((await system.patch('/organization', { alertObjectives: { HIGH: 0 } })).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field: 'alertObjectives.HIGH' }] } });
    const key = 'First secret key';
    expect(historyOf(body['alert'])).toEqual([
      ['assign', 'PENDING', null, key],
      ['acknowledge', 'ACKNOWLEDGED', 'Calling her.', key],
      ['note', 'ACKNOWLEDGED', 'No answer.', key],
      ['resolve', 'RESOLVED', null, key],
      ['reopen', 'PENDING', null, key],
      ['acknowledge', 'ACKNOWLEDGED', null, key],
    ]);
    await eventually('the desk was told of every step', async () => desk.all.length >= 5);
    const inOrder = desk.all.toSorted((one, other) => one.payload.sequence - other.payload.sequence);
    expect(inOrder.map(({ payload: { sequence, type, data } }) => [sequence, type, data['status'], data['by']])).toEqual([
      [1, 'alert.opened', 'PENDING', undefined],
      [2, 'alert.acknowledged', 'ACKNOWLEDGED', key],
      [3, 'alert.resolved', 'RESOLVED', key],
      [4, 'alert.reopened', 'PENDING', key],
      [5, 'alert.acknowledged', 'ACKNOWLEDGED', key],
    ]);
    expect(new Set(desk.all.map((one) => one.id)).size).toBe(5);
    desk.verifyAll(desk.secret);
    await eventually('the rule was told', async () => rules.all.length > 0);
    expect(rules.all).toMatchObject([{ payload: { type: 'rule.triggered', data: { rule: { id: ruleId, severity: 'HIGH' }, entity: { id: entityId, externalId: 'ana' } } } }]);
    for (const one of [desk, rules]) {
      await one.close();
      await system.delete(`/webhooks/endpoints/${one.endpointId}`);
    }
  });

  it('that somebody resolved stays the only one while its rule holds, and is not told again when the rule stops', async () => {
    const desk = await system.aReceiver(['alert.resolved']);
    const { id, entityId } = await anAlertAbout('carla');
    await step(id, 'resolve', { note: 'Known.' });
    await system.scoreAgain(entityId);
    expect((await system.get(`/alerts?entityId=${entityId}`)).body['pagination']).toMatchObject({ total: 1 });
    await system.ask('POST', `/entities/${entityId}/disregard`);
    await system.settled();
    expect((await system.get(`/alerts/${id}`)).body['alert']).toMatchObject({ status: 'RESOLVED', resolvedBy: 'First secret key', endedAt: expect.any(String) });
    await eventually('the desk was told', async () => desk.all.length > 0);
    expect(desk.all.map(({ payload }) => payload.data['note'])).toEqual(['Known.']);
    await desk.close();
    await system.delete(`/webhooks/endpoints/${desk.endpointId}`);
  });

  it('shows beforehand what it would send, by each channel', async () => {
    const { id } = await anAlertAbout('<dora>');
    await system.post('/webhooks/endpoints', { channel: 'slack', url: 'http://127.0.0.1:9/slack', eventTypes: ['alert.opened'] });
    await system.post('/webhooks/endpoints', { channel: 'email', url: 'mailto:desk@bank.example', eventTypes: ['alert.*'] });
    const { body } = await system.get(`/alerts/${id}/preview`);
    const sends = body['sends'] as unknown as { channel: string; to: string; subject: string | null; text: string }[];
    expect(sends.map(({ channel, to, subject }) => [channel, to, subject])).toEqual([
      ['slack', 'http://127.0.0.1:9/slack', null],
      ['email', 'desk@bank.example', 'Alert (HIGH): Does not behave like itself – <dora>'],
    ]);
    expect(sends[0]?.text).toContain('&lt;dora&gt;');
    expect((await system.get(`/alerts/${id}/preview?type=alert.acknowledged`)).body['sends']).toHaveLength(1);
  });

  it('is not found by another organization, nor under what is no id', async () => {
    for (const id of ['0198b2c2-7d10-7c4e-9f6b-2f1d5e7a9b01', 'no-id']) {
      for (const action of ['acknowledge', 'resolve', 'reopen']) expect((await step(id, action)).body['error']?.['code']).toBe('ALERT_NOT_FOUND');
    }
  });
});

describe('many alerts', () => {
  it('are acted on at once, by ids and by a filter; what cannot be done with one does not keep it from the others', async () => {
    const [one, two, three] = [await anAlertAbout('ema'), await anAlertAbout('fina'), await anAlertAbout('gina')];
    await step(two.id, 'acknowledge');
    await step(three.id, 'resolve');
    const nobody = '0198b2c2-7d10-7c4e-9f6b-2f1d5e7a9b01';
    const { body } = await system.post('/alerts/actions', { action: 'acknowledge', ids: [one.id, two.id, three.id, nobody] });
    expect(body).toMatchObject({ done: [one.id], asTheyWere: [two.id], impossible: [{ id: three.id, status: 'RESOLVED' }], notFound: [nobody], hasMore: false });
    await system.post('/alerts/actions', { action: 'assign', ids: [one.id, two.id], assignee: 'hugo' });
    const resolved = await system.post('/alerts/actions', { action: 'resolve', filter: { assignee: 'hugo' }, note: 'The rule was too strict.' });
    expect([...(resolved.body['done'] as unknown as string[])].toSorted()).toEqual([one.id, two.id].toSorted());
    for (const { id } of [one, two]) expect((await system.get(`/alerts/${id}`)).body['alert']).toMatchObject({ status: 'RESOLVED', resolvedBy: 'First secret key' });
    for (const wrong of [{ action: 'resolve' }, { action: 'resolve', ids: [one.id], filter: {} }, { action: 'assign', ids: [one.id] }, { action: 'note', ids: [one.id] }]) expect((await system.post('/alerts/actions', wrong)).status).toBe(400);
  });

  it('are stepped through without a word, when there is nothing to say', async () => {
    const { id } = await anAlertAbout('wordless');
    const statuses = [];
    for (const action of ['acknowledge', 'resolve', 'reopen']) statuses.push((await system.ask('POST', `/alerts/${id}/${action}`)).body['alert']?.['status']);
    expect(statuses).toEqual(['ACKNOWLEDGED', 'RESOLVED', 'PENDING']);
  });

  it('are listed by status, severity, category, rule, entity and assignee, and as gu1 lists them, also when their rule is gone', async () => {
    const { id, entityId } = await anAlertAbout('iris');
    await step(id, 'assign', { assignee: 'jana' });
    await system.delete(`/rules/${ruleId}`);
    for (const filter of ['assignee=jana', `entityId=${entityId}`, `ruleId=${ruleId}&assignee=jana`, `status=PENDING&entityId=${entityId}`, `severity=HIGH&category=fraud&entityId=${entityId}`]) {
      expect((await system.get(`/alerts?${filter}`)).body['alerts'], filter).toMatchObject([{ id }]);
    }
    for (const filter of [`assignee=&entityId=${entityId}`, `status=RESOLVED&entityId=${entityId}`, `severity=LOW&entityId=${entityId}`]) expect((await system.get(`/alerts?${filter}`)).body['alerts'], filter).toEqual([]);
    const { body } = await system.get(`/intelligence/alerts?entityId=${entityId}&status=PENDING&severity=HIGH&category=fraud`);
    expect(body).toMatchObject({
      success: true,
      count: 1,
      alerts: [{ id, name: 'Does not behave like itself', targetEntityId: entityId, triggerCondition: { threshold: 60, actual: expect.any(Number) }, sourceSystem: 'rules_engine', investigationId: null }],
    });
  });
});
