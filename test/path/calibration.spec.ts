import { Rescoring, ScoreTallies } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const dimensions = ['HUMANITY', 'AUTHENTICITY', 'UNIQUENESS', 'BEHAVIOR'] as const;
const day = 86_400_000;

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

type Scores = Record<(typeof dimensions)[number], { value: number } | null>;
interface Operation {
  readonly cutoff: number;
  readonly challenged: { readonly cases: number; readonly share: number | null };
  readonly precision: { readonly cases: number; readonly share: number | null } | null;
  readonly recall: { readonly cases: number; readonly share: number | null } | null;
}

const calibration = async (query = ''): Promise<Record<string, Operation[]>> => {
  const { body } = await system.get(`/scores/calibration${query}`);
  return body['calibration']?.['dimensions'] as unknown as Record<string, Operation[]>;
};

async function login(taxId: string, at: number, more: object = {}): Promise<string> {
  const { body } = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId, timestamp: new Date(at).toISOString(), ...more });
  await system.settled();
  return String(body['entity']?.['id']);
}

describe('calibration', () => {
  it('says for each cut-off what share of the last 30 days it would have challenged, as counting one by one does', async () => {
    const now = Date.now();
    const addresses = ['83.44.1.1', '210.138.100.1', '159.89.1.1'];
    const agents = ['python-requests/2.32.3', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'];
    const seen: Scores[] = [];
    for (let n = 0; n < 24; n += 1) {
      const entityId = await login(['20242455496', '27281455496', '20111111112'][n % 3] as string, now - (24 - n) * (day / 2), { ipAddress: addresses[(n >> 1) % 3], userAgent: agents[n % 2] });
      seen.push((await system.analysisOf(entityId))['scores'] as unknown as Scores);
    }
    // Of another month, and therefore no case.
    await login('20242455496', now - 60 * day);

    const check = async (): Promise<void> => {
      const found = await calibration('?cutoff=62,63');
      for (const dimension of dimensions) {
        const values = seen.flatMap((scores) => (scores[dimension] ? [scores[dimension].value] : []));
        expect(found[dimension]?.map(({ cutoff }) => cutoff)).toEqual([...Array.from({ length: 13 }, (_, n) => 5 * n), 62, 63, ...Array.from({ length: 8 }, (_, n) => 65 + 5 * n)]);
        for (const { cutoff, challenged } of found[dimension] ?? []) {
          const hits = values.filter((value) => value < cutoff).length;
          expect([challenged.cases, challenged.share], `${dimension} below ${cutoff}`).toEqual([values.length, values.length === 0 ? null : Math.round((hits / values.length) * 1e6) / 1e6]);
        }
      }
    };
    await check();
    await new ScoreTallies(system.database).fold();
    const [rows] = await system.database.rows<{ most: number }>('select max(n)::int as most from (select count(*) as n from score_tally group by organization_id, day) days');
    expect(rows?.most, 'one row of each day').toBe(1);
    await check();
    await login('20242455496', now - 1_000);
    expect((await calibration())['BEHAVIOR']?.[0]?.challenged.cases).toBe(seen.filter(({ BEHAVIOR }) => BEHAVIOR).length + 1);
  });

  it('is one’s own, and a cut-off is a whole number of the scale', async () => {
    const { key } = await anotherOrganization(system);
    const { body } = await system.ask('GET', '/scores/calibration', { key });
    for (const dimension of dimensions) expect((body['calibration']?.['dimensions']?.[dimension] as unknown as Operation[])[0]?.challenged).toEqual({ cases: 0, share: null, low: null, high: null });
    for (const cutoff of ['62.5', '101', '-1', 'low']) expect((await system.get(`/scores/calibration?cutoff=${cutoff}`)).status, cutoff).toBe(400);
  });
});

describe('labels', () => {
  it('say how precise each cut-off is and how much it finds, by the scores of before they were told', async () => {
    const told: { fraud: boolean; score: number }[] = [];
    const [script, browser] = ['python-requests/2.32.3', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'];
    const people = [[script, true], [script, false], ['Mozilla/5.0 HeadlessChrome/142.0.0.0', true], [browser, false]] as const;
    const humanityOf = async (id: string): Promise<number> => Number(((await system.analysisOf(id))['scores'] as unknown as Scores).HUMANITY?.value);
    expect((await calibration())['HUMANITY']?.[0]).toMatchObject({ precision: null, recall: null });
    for (const [n, [userAgent, fraud]] of people.entries()) {
      const { body } = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId: `2022222222${n}`, userAgent, timestamp: new Date(Date.now() - 3_600_000).toISOString() });
      await system.settled();
      const id = String(body['entity']?.['id']);
      const score = await humanityOf(id);
      told.push({ fraud, score });
      // The first word does not count beside the last.
      const words = [{ label: fraud ? 'legitimate' : 'fraud', knownAt: new Date(Date.now() - 60_000).toISOString() }, { label: fraud ? 'fraud' : 'legitimate' }];
      for (const word of words) expect((await system.post(`/events/${body['event']?.['id']}/label`, word)).status).toBeLessThan(300);
      // An hour later the same person comes with something else, and has another score.
      await system.database.run(`update event set created_at = created_at - interval '1 hour' where id = $1`, [body['event']?.['id']]);
      await system.database.run(`update score_history set finished_at = finished_at - interval '1 hour' where entity_id = $1`, [id]);
      await login(`2022222222${n}`, Date.now(), { userAgent: userAgent === browser ? script : browser });
      expect(await humanityOf(id)).not.toBe(score);
    }
    for (const { cutoff, precision, recall } of (await calibration())['HUMANITY'] ?? []) {
      const challenged = told.filter(({ score }) => score < cutoff);
      const hits = challenged.filter(({ fraud }) => fraud).length;
      expect([precision?.cases, precision?.share ?? null], `precision below ${cutoff}`).toEqual([challenged.length, challenged.length === 0 ? null : Math.round((hits / challenged.length) * 1e6) / 1e6]);
      expect([recall?.cases, recall?.share], `recall below ${cutoff}`).toEqual([2, hits / 2]);
    }
  });
});

describe('a changed mapping', () => {
  it('scores everybody again whom it concerns, without a new event', async () => {
    for (let n = 1; n <= 8; n += 1) await system.post('/api/events', { type: 'signin_bad', identity: { id: 'user-7' }, timestamp: new Date(Date.parse('2026-11-20T12:00:00Z') + n * 60_000).toISOString() });
    await system.settled();
    const { body } = await system.get('/entities/by-external-id/user-7');
    const id = String(body['entity']?.['id']);
    const before = await system.analysisOf(id);
    const isTold = (analysis: Json) => /[0-9]+ logins and password changes failed within an hour/.test(JSON.stringify(analysis['observations']));
    expect(isTold(before)).toBe(false);
    await system.ask('PUT', '/api/mappings/EVENT_TYPE/signin_bad', { body: { target: 'LOGIN_FAILED' } });
    await eventually('the score knows the failed logins', async () => isTold(await system.analysisOf(id)));
    const [entry] = (await system.get(`/entities/${id}/history`)).body['history'] as unknown as Json[];
    expect(entry).toMatchObject({ cause: 'mappings', cycle: Number(before['cycle']) + 1 });
    expect(await system.database.rows('select 1 from rescoring where cause = $1', ['mappings'])).toEqual([]);
  });
});

describe('an analysis grows old', () => {
  it('and whoever was active lately gets a new one after a day, without a trace when nothing is different', async () => {
    const id = await login('20444444445', Date.now() - day);
    const away = await login('20555555556', Date.now() - 40 * day);
    const cyclesOf = () => system.database.rows<{ id: string; cycle: number; cause: string }>('select entity_id as id, cycle, cause from analysis where entity_id = any($1) order by entity_id', [[id, away].sort()]);
    const before = await cyclesOf();
    await system.database.run(`update analysis set finished_at = now() - interval '25 hours' where entity_id = any($1)`, [[id, away]]);
    const rescoring = new Rescoring(system.database, { everyMs: 600_000, hours: 24 });
    await eventually('the round is over', async () => {
      await rescoring.step();
      return (await system.database.rows('select 1 from rescoring')).length === 0;
    });
    await system.settled();
    const after = await cyclesOf();
    for (const [n, { id: one, cycle, cause }] of after.entries()) expect([cycle, cause]).toEqual(one === id ? [(before[n]?.cycle ?? 0) + 1, 'ageing'] : [before[n]?.cycle, before[n]?.cause]);
    const history = (await system.get(`/entities/${id}/history`)).body['history'] as unknown as Json[];
    expect(history.map(({ cause }) => cause)).toEqual(['events']);
  });
});
