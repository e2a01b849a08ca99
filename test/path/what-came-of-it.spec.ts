import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inhabit } from '../support/inhabited.js';
import type { Receiver } from '../support/receiver.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

describe('a program asks what came of events', () => {
  let system: WholeSystem;
  let traveller: string;
  let desk: Receiver;
  beforeAll(async () => {
    system = await WholeSystem.shared();
    await system.post('/rules', { name: 'A login that failed', severity: 'LOW', conditions: 'event.eventType == "LOGIN_FAILED"' });
    desk = await system.aReceiver(['alert.*']);
    ({ traveller } = await inhabit(system));
  });
  afterAll(async () => {
    await desk.close();
    await system.stop();
  });

  it('and reads alerts, deliveries and notes page by page without a gap', async () => {
    for (const text of ['Flies a lot.', 'Confirmed.']) await system.post(`/entities/${traveller}/notes`, { text });
    for (const [path, list] of [['/alerts?order=asc', 'alerts'], ['/alerts?order=desc', 'alerts'], ['/webhooks/deliveries?status=delivered', 'deliveries'], [`/entities/${traveller}/notes?`, 'notes']] as const) {
      const idsAt = async (more: string) => {
        const { body } = await system.get(`${path}&${more}`);
        return { ids: (body[list] as unknown as Json[]).map(({ id }) => String(id)), next: body['pagination']?.['nextCursor'] as unknown as string | null };
      };
      const whole = await idsAt('limit=500');
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await idsAt(`limit=1${cursor && `&cursor=${cursor}`}`);
        paged.push(...page.ids);
        cursor = page.next;
      }
      expect(paged.length, path).toBeGreaterThan(1);
      expect(paged, path).toEqual(whole.ids);
      const { next } = await idsAt('limit=1');
      expect((await system.get(`/alerts?severity=MEDIUM&cursor=${next ?? ''}`)).body['error']?.['code'], path).toBe('CURSOR_INVALID');
    }
  });

  it('and of one event: which rules held, and the scores before and after, nobody’s too', async () => {
    const post = async (event: object): Promise<string> => {
      const { body } = await system.post('/events/user', { eventType: 'LOGIN_FAILED', ...event });
      await system.settled();
      return String(body['event']?.['id']);
    };
    const id = await post({ entityExternalId: 'a stranger' });
    expect((await system.get(`/events/${id}/scores`)).body).toEqual({ success: true, entityId: null, before: null, after: null, scoredAt: null });
    expect((await system.get(`/events/${id}/rules`)).body['rules']).toEqual([]);
    await post({ entityExternalId: 'client-106', ipAddress: '83.44.1.1' });
    const abroad = await post({ entityExternalId: 'client-106', ipAddress: '210.138.100.1' });
    expect((await system.get(`/events/${abroad}/rules`)).body['rules']).toMatchObject([{ ruleName: 'A login that failed', isShadow: false, alertId: expect.any(String) }]);
    const { body: around } = await system.get(`/events/${abroad}/scores`);
    expect(around['after']?.['scores']).not.toEqual(around['before']?.['scores']);
    expect(Number(around['after']?.['cycle'])).toBeGreaterThan(Number(around['before']?.['cycle']));
    for (const what of ['rules', 'scores']) expect((await system.get(`/events/${traveller}/${what}`)).body['error']?.['code']).toBe('EVENT_NOT_FOUND');
    expect((await system.get(`/webhooks/endpoints/${traveller}/health`)).body['error']?.['code']).toBe('ENDPOINT_NOT_FOUND');
  });
});
