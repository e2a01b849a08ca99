import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const madrid = '83.44.1.1';
const tokyo = '210.138.100.1';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

async function person(externalId: string): Promise<string> {
  const { body } = await system.post('/entities', { type: 'person', name: externalId, externalId });
  return String(body['entity']?.['id']);
}

async function login(entityExternalId: string, ipAddress: string, timestamp: string): Promise<string> {
  const { body } = await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId, ipAddress, timestamp });
  await system.settled();
  return String(body['event']?.['id']);
}

interface Counterfactual {
  readonly dimension: string;
  readonly score: number;
  readonly change: { readonly score: number; readonly scoreThen: number | null; readonly facts: readonly { readonly fact: string; readonly from: readonly unknown[]; readonly to: readonly unknown[] }[] };
}

const historyOf = async (id: string): Promise<Json[]> => (await system.get(`/entities/${id}/history`)).body['history'] as unknown as Json[];
const behaviorOf = (scores: unknown): number | null => (scores as { BEHAVIOR: { value: number } | null }).BEHAVIOR?.value ?? null;

describe('a verdict is revised', () => {
  it('by a login from far away that comes late, and whoever subscribed is told once of old, new and why', async () => {
    const wanted = await system.aReceiver(['score.revised']);
    const plain = await system.aReceiver();
    const ana = await person('ana');
    await login('ana', madrid, '2026-11-20T11:00:00Z');
    await login('ana', madrid, '2026-11-20T12:00:00Z');
    const before = behaviorOf((await system.analysisOf(ana))['scores']);
    await login('ana', tokyo, '2026-11-20T11:30:00Z');
    await eventually('the receiver was told', async () => wanted.all.length > 0);
    const after = behaviorOf((await system.analysisOf(ana))['scores']);
    expect(after).toBeLessThan(60);

    expect(wanted.all).toHaveLength(1);
    wanted.verifyAll(wanted.secret);
    const { type, data } = wanted.all[0]!.payload;
    expect(type).toBe('score.revised');
    expect(data).toMatchObject({ entity: { id: ana, externalId: 'ana', type: 'person' }, cause: 'late', revised: [{ dimension: 'BEHAVIOR', before, after, crossed: [] }] });
    expect([behaviorOf(data['before']), behaviorOf(data['after'])]).toEqual([before, after]);
    expect(data['reasons']).toContainEqual(expect.objectContaining({ code: 'behavior.impossible-travel', change: 'APPEARED' }));
    expect(plain.all).toEqual([]);

    const [entry] = await historyOf(ana);
    expect(entry).toMatchObject({ cause: 'late', revision: { revisionId: data['revisionId'] } });
    const { body } = await system.get(`/webhooks/deliveries/${wanted.all[0]?.id}`);
    expect(body['delivery']).toMatchObject({ type: 'score.revised', alertId: null, entityId: ana, payload: { data: { cycle: entry?.['cycle'] } } });

    await login('ana', madrid, '2026-11-20T10:59:00Z');
    await system.settled();
    expect(wanted.all).toHaveLength(1);
    await Promise.all([wanted.close(), plain.close()]);
    for (const { endpointId } of [wanted, plain]) await system.delete(`/webhooks/endpoints/${endpointId}`);
  });

  it('under the same id when the first try failed, and by the correction that takes the reason away', async () => {
    const wanted = await system.aReceiver(['score.revised']);
    wanted.willAnswer(500);
    const bea = await person('bea');
    await login('bea', madrid, '2026-11-20T11:00:00Z');
    const far = await login('bea', tokyo, '2026-11-20T12:00:00Z');
    expect(wanted.all, 'a new moment is no revision').toEqual([]);
    await system.ask('PATCH', `/events/user/${far}`, { body: { ipAddress: madrid, reason: 'The gateway of our office.' } });
    await eventually('it was tried twice', async () => wanted.all.length >= 2);
    await system.settled();
    expect(new Set(wanted.all.map(({ id }) => id)).size).toBe(1);
    expect(wanted.all[0]?.payload.data).toMatchObject({ cause: 'correction' });
    const [entry] = await historyOf(bea);
    expect((entry?.['changes'] as unknown as Json[]).map(({ code, change }) => [code, change])).toContainEqual(['behavior.impossible-travel', 'DISAPPEARED']);
    await wanted.close();
    await system.delete(`/webhooks/endpoints/${wanted.endpointId}`);
  });

  it('by a few points, when a rule answers otherwise', async () => {
    const wanted = await system.aReceiver(['score.revised']);
    const carla = await person('carla');
    await login('carla', madrid, '2026-11-20T12:00:00Z');
    const before = await system.analysisOf(carla);
    await login('carla', madrid, '2026-11-20T11:00:00Z');
    const after = await system.analysisOf(carla);
    expect(wanted.all, 'no rule looks').toEqual([]);
    const scores = (analysis: Json) => analysis['scores'] as unknown as Record<string, { value: number } | null>;
    const moved = Object.keys(scores(before)).find((name) => scores(before)[name] && scores(after)[name]?.value !== scores(before)[name]?.value);
    expect(moved).toBeDefined();
    const dario = await person('dario');
    const between = (scores(before)[moved!]!.value + scores(after)[moved!]!.value) / 2;
    await system.post('/rules', { name: 'A fine line', conditions: [{ dimension: moved, operator: 'lt', threshold: between }] });
    await login('dario', madrid, '2026-11-20T12:00:00Z');
    await login('dario', madrid, '2026-11-20T11:00:00Z');
    await eventually('the receiver was told', async () => wanted.all.length > 0);
    expect(wanted.all[0]?.payload.data).toMatchObject({ entity: { id: dario }, revised: [{ dimension: moved, crossed: [expect.stringContaining(String(moved))] }] });
    await wanted.close();
  });
});

describe('the history of an entity', () => {
  it('says of each cycle why it was, and what came and went, in points that add up', async () => {
    const eva = await person('eva');
    await login('eva', madrid, '2026-11-20T11:00:00Z');
    await login('eva', tokyo, '2026-11-20T12:00:00Z');
    await login('eva', madrid, '2026-11-20T10:30:00Z');
    const history = await historyOf(eva);
    expect(history.map(({ cause }) => cause).slice(-2)).toEqual(['events', 'events']);
    expect(history[0]?.['cause']).toBe('late');
    for (const [n, entry] of history.entries()) {
      const earlier = history[n + 1];
      for (const dimension of ['HUMANITY', 'AUTHENTICITY', 'UNIQUENESS', 'BEHAVIOR']) {
        const [was, is] = [earlier, entry].map((one) => (one?.['scores'] as unknown as Record<string, { value: number } | null> | undefined)?.[dimension]?.value);
        if (was === undefined || is === undefined) continue;
        const points = (entry['changes'] as unknown as { dimension: string; points: number }[]).filter((one) => one.dimension === dimension).reduce((sum, one) => sum + Math.round(100 * one.points), 0);
        expect(points, `${dimension} of cycle ${entry['cycle']}`).toBe(Math.round(100 * is) - Math.round(100 * was));
      }
    }
    const [newest] = (await system.get(`/entities/${eva}/history?limit=1`)).body['history'] as unknown as Json[];
    expect(newest).toEqual(history[0]);
  });
});

describe('a counterfactual', () => {
  it('names the one observation without which the score passes, and says when none would do', async () => {
    const flor = await person('flor');
    await login('flor', madrid, '2026-11-20T11:00:00Z');
    await login('flor', tokyo, '2026-11-20T12:00:00Z');
    const { body } = await system.get(`/entities/${flor}/analysis?cutoff=60`);
    const change = (body['counterfactuals'] as unknown as Json[]).find(({ dimension }) => (dimension as unknown) === 'BEHAVIOR');
    expect(change).toMatchObject({ reachable: true, without: [{ code: 'behavior.impossible-travel' }] });
    // Null: where nothing else was observed, nothing is left to judge by.
    expect(change?.['scoreThen'] === null || Number(change?.['scoreThen']) >= 60).toBe(true);
    const { body: perfect } = await system.get(`/entities/${flor}/analysis?cutoff=100`);
    for (const one of perfect['counterfactuals'] as unknown as Json[]) expect(one).toMatchObject({ reachable: false, without: [] });
    expect((await system.get(`/entities/${flor}/analysis`)).body).not.toHaveProperty('counterfactuals');
    expect((await system.get(`/entities/${flor}/analysis?cutoff=101`)).status).toBe(400);
  });

  it('names the change of facts that would lift the score, and asking for it changes nothing', async () => {
    const gala = await person('gala');
    await login('gala', madrid, '2026-11-20T11:00:00Z');
    await login('gala', tokyo, '2026-11-20T12:00:00Z');
    const written = () =>
      system.database.rows(
        `select a.*, (select json_agg(h order by cycle) from score_history h where h.entity_id = a.entity_id) as history,
           (select row_to_json(m) from entity_memory m where m.entity_id = a.entity_id) as memory, (select row_to_json(t) from told t where t.entity_id = a.entity_id) as told
         from analysis a where a.entity_id = $1`,
        [gala],
      );
    const before = await written();

    const { body } = await system.get(`/entities/${gala}/analysis?cutoff=60`);
    const [behavior] = (body['counterfactuals'] as unknown as Counterfactual[]).filter(({ dimension }) => dimension === 'BEHAVIOR');
    expect(behavior?.change).toMatchObject({ score: behavior?.score, facts: [{ fact: 'visits', from: [{ country: 'ES' }, { country: 'JP' }], to: [expect.anything()] }] });
    const [{ from, to }] = behavior!.change.facts as [Counterfactual['change']['facts'][number]];
    expect(from).toContainEqual(to[0]);
    expect(behavior?.change.scoreThen ?? 60).toBeGreaterThanOrEqual(60);
    expect(await written()).toEqual(before);
  });

  it('names it without waiting for who has the person in hand, and from the events where no memory is left', async () => {
    const hugo = await person('hugo');
    await login('hugo', madrid, '2026-11-20T11:00:00Z');
    await login('hugo', tokyo, '2026-11-20T12:00:00Z');
    await system.database.run('delete from entity_memory where entity_id = $1', [hugo]);
    await system.database.transaction(async (tx) => {
      await tx.run('select 1 from entity where id = $1 for update', [hugo]);
      const { body } = await system.get(`/entities/${hugo}/analysis?cutoff=60`);
      const changes = (body['counterfactuals'] as unknown as Counterfactual[]).map(({ change }) => change.facts.map(({ fact }) => fact));
      expect(changes).toContainEqual(['visits']);
    });
    expect(await system.database.rows('select 1 from entity_memory where entity_id = $1', [hugo])).toEqual([]);
  });
});
