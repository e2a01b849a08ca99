import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const falseTaxId = '27-28145549-6';

describe('a backend asks for an analysis and waits for it', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const create = async (more: object = {}): Promise<string> => String((await system.post('/entities', { type: 'person', name: 'Ana', ...more })).body['entity']?.['id']);
  const analyze = (id: string, body: object = { entityType: 'person' }) => system.post(`/entities/${id}/analyze`, body);
  const rule = async (name: string, condition: object) => String((await system.post('/rules', { name, severity: 'HIGH', conditions: [condition] })).body['rule']?.['id']);

  it('gets the risk with its reasons and the rules that hold, and the alert follows', async () => {
    const hit = await rule('False papers', { dimension: 'AUTHENTICITY', operator: 'lt', threshold: 60 });
    const noHit = await rule('Robots', { dimension: 'HUMANITY', operator: 'lt', threshold: 30 });
    const id = await create({ taxId: falseTaxId });
    const { status, body } = await analyze(id);
    expect(status).toBe(200);
    const analysis = await system.analysisOf(id);
    const score = analysis['scores']?.['AUTHENTICITY'] as unknown as { value: number; confidence: number };
    const data = body['data'] as Json;
    expect(Number(data['overallRiskScore'])).toBeCloseTo(100 - score.value, 2);
    expect(Number(data['confidence'])).toBeCloseTo(100 * score.confidence, 2);
    expect(data).toMatchObject({ entityId: id, entityType: 'person', rulesTriggered: 1, rulesExecuted: 2, metadata: { cycle: 1, eventCount: 0, deviceCount: 0 } });
    expect(['MEDIUM', 'HIGH', 'CRITICAL']).toContain(data['riskLevel']);
    const [factor] = data['riskFactors'] as unknown as { code: string; contribution: number }[];
    const [observed] = analysis['observations'] as unknown as { code: string; contribution: number }[];
    expect(factor).toMatchObject({ code: observed?.code, contribution: observed?.contribution, dimension: 'AUTHENTICITY' });
    expect(body['rulesExecutionSummary']).toMatchObject({
      rulesHit: [{ ruleId: hit, name: 'False papers', score: null, status: 'active', conditions: [{ dimension: 'AUTHENTICITY', operator: 'lt', threshold: 60 }] }],
      rulesNoHit: [{ ruleId: noHit }],
      totalScore: 0,
      scoreResult: { normalizedScore: data['overallRiskScore'], label: { name: data['riskLevel'] } },
      trigger: 'manual_evaluation',
      matchedRulesCount: 1,
    });
    expect(body['rulesResult']?.['rulesExecutionSummary']).toEqual(body['rulesExecutionSummary']);
    const alert = await eventually('the alert is open', async () => (await system.get(`/alerts?entityId=${id}`)).body['alerts']?.[0]);
    expect(alert).toMatchObject({ ruleId: hit, status: 'PENDING' });
    await system.settled();
  });

  it('accuses nobody without evidence', async () => {
    const { body } = await analyze(await create());
    expect(body['data']).toMatchObject({ overallRiskScore: 0, riskLevel: 'LOW', confidence: 0, riskFactors: [], recommendations: [] });
    expect(body['rulesExecutionSummary']).toMatchObject({ rulesHit: [], scoreResult: { label: { name: 'LOW', range: '0-30', minScore: 0, maxScore: 30 } } });
  });

  it('counts no event twice, and looks back from the newest event whenever that was', async () => {
    const id = await create({ externalId: 'old' });
    await analyze(id);
    expect((await system.get(`/entities/${id}`)).body['entity']).toMatchObject({ lastEventAt: null });
    for (const minute of [10, 11, 12, 13, 14, 15]) {
      await system.post('/events/user', { eventType: 'LOGIN_FAILED', entityExternalId: 'old', timestamp: `2024-05-01T10:${minute}:00Z` });
    }
    await system.settled();
    const before = await system.analysisOf(id);
    await analyze(id);
    await system.settled();
    const after = await system.analysisOf(id);
    expect(after).toMatchObject({ eventCount: 6, cycle: Number(before['cycle']) + 1, scores: before['scores'] as object as Record<string, unknown> });
    expect(JSON.stringify(after['observations'])).toContain('failed-logins');
    expect((await system.get(`/entities/${id}`)).body['entity']).toMatchObject({ lastEventAt: '2024-05-01T10:15:00.000Z' });
  });

  it('shows how the scores came about, the newest first', async () => {
    const id = await create({ taxId: falseTaxId.replace('27', '20') });
    await analyze(id);
    await system.patch(`/entities/${id}`, { taxId: '20-24245549-6' });
    await system.settled();
    await analyze(id);
    const { body } = await system.get(`/entities/${id}/history`);
    const [newest, oldest] = body['history'] as unknown as { cycle: number; scores: { AUTHENTICITY: { value: number } } }[];
    expect([body['pagination']?.['total'], newest?.cycle, oldest?.cycle]).toEqual([2, 2, 1]);
    expect(newest?.scores.AUTHENTICITY.value).toBeGreaterThan(oldest?.scores.AUTHENTICITY.value ?? 100);
    expect((await system.get(`/entities/${id}/history?limit=1&offset=1`)).body).toMatchObject({ history: [{ cycle: 1 }], pagination: { total: 2, limit: 1, offset: 1, hasMore: false } });
    expect((await system.get(`/entities/${id}/history?limit=501`)).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field: 'limit' }] } });
    expect((await system.get(`/entities/${await create()}/history`)).body).toMatchObject({ history: [], pagination: { total: 0 } });
    expect((await system.get(`/entities/${await create()}/analysis`)).body).toMatchObject({ error: { code: 'ANALYSIS_NOT_FOUND' } });
  });

  it('says what it did not do', async () => {
    const { body } = await analyze(await create(), { entityType: 'person', enrichIfNeeded: true, providerCodes: ['x'], rulesEngineConfig: { partialCoverage: true, omitCoverage: false } });
    expect((body['warnings'] as unknown as { field: string }[]).map(({ field }) => field)).toEqual(['enrichIfNeeded', 'providerCodes', 'rulesEngineConfig.partialCoverage']);
  });

  it.each([{}, { entityType: 'transaction' }, { entityType: 'company' }, { entityType: 'robot' }])('400 for %j about a person', async (body) => {
    const id = await create();
    expect((await analyze(id, body)).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field: 'entityType' }] } });
    expect((await system.get(`/entities/${id}/analysis`)).status).toBe(404);
  });
});
