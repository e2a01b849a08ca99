import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const today = Date.parse('2026-11-10T15:00:00Z');
const code = 'behavior.taken-session';

const laptop = { ipAddress: '190.16.40.7', userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' };
const thief = { ipAddress: '5.9.0.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

type Told = Readonly<Record<string, unknown>>;
const said = (who: string, at: number, eventType: string, sessionId: string, more: Told): Told => ({ eventType, entityExternalId: who, timestamp: new Date(at).toISOString(), sessionId, ...more });

/** A week at home, and a session that its owner opens today. */
const ownerOf = (who: string): Told[] => [
  ...Array.from({ length: 7 }, (_, n): Told[] => [said(who, today - (7 - n) * day, 'LOGIN_SUCCESS', `s-${n}`, laptop), said(who, today - (7 - n) * day + minute, 'BALANCE_CHECK', `s-${n}`, laptop)]).flat(),
  said(who, today, 'LOGIN_SUCCESS', 's-today', laptop),
  said(who, today + minute, 'BALANCE_CHECK', 's-today', laptop),
];

/** With the cookie of that session. */
const thiefOf = (who: string): Told[] => [
  said(who, today + 21 * minute, 'BALANCE_CHECK', 's-today', thief),
  said(who, today + 22 * minute, 'PHONE_CHANGE', 's-today', thief),
  said(who, today + 23 * minute, 'TRANSFER_SUCCESS', 's-today', { ...thief, destinationAccountId: 'ext-1', metadata: { amount: 900, currency: 'ARS' } }),
];

interface Answer {
  readonly observations: readonly { readonly code: string; readonly because: string }[];
  readonly badges: readonly { readonly slug: string }[];
}

async function analysed(who: string, events: readonly Told[]): Promise<Answer> {
  const id = String((await system.post('/entities', { type: 'person', name: who, externalId: who })).body['entity']?.['id']);
  for (const event of events) {
    const { status, body } = await system.post('/events/user', event);
    expect([200, 201], JSON.stringify(body)).toContain(status);
  }
  await system.settled();
  const { badges } = (await system.get(`/entities/${id}`)).body['entity'] as unknown as Answer;
  return { observations: ((await system.analysisOf(id)) as unknown as Answer).observations, badges };
}

const observed = ({ observations }: Answer) => observations.find((observation) => observation.code === code);

describe('a session whose cookie was stolen', () => {
  it('goes on abroad without a login, which its analysis says, and raises the badge', async () => {
    const answer = await analysed('robbed', [...ownerOf('robbed'), ...thiefOf('robbed')]);
    expect(observed(answer)?.because).toBe('20 minutes after its last event, a session of this account went on in a country where it had never been, on a machine that is not known here, and nobody logged in there; 2 credential changes and transfers followed.');
    expect(answer.badges.map(({ slug }) => slug)).toContain('behavior.account-takeover-signal');
  });

  it('is told just so when the thief’s events arrive first', async () => {
    const [inOrder, late] = [await analysed('robbed-too', [...ownerOf('robbed-too'), ...thiefOf('robbed-too')]), await analysed('robbed-late', [...thiefOf('robbed-late'), ...ownerOf('robbed-late').toReversed()])];
    expect(observed(late)).toEqual(observed(inOrder));
  });

  it('is none where its owner logged in on the other machine', async () => {
    expect(observed(await analysed('moved', [...ownerOf('moved'), said('moved', today + 20 * minute, 'LOGIN_SUCCESS', 's-hotel', thief), ...thiefOf('moved')]))).toBeUndefined();
  });
});
