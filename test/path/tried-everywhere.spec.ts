import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse('2026-11-10T15:00:00Z');
const code = 'behavior.tried-everywhere';
const tool = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const known = new Map<string, { id: string; n: number }>();

async function idOf(who: string): Promise<{ id: string; n: number }> {
  const before = known.get(who);
  if (before) return before;
  const id = String((await system.post('/entities', { type: 'person', name: who, externalId: who })).body['entity']?.['id']);
  const one = { id, n: known.size + 1 };
  known.set(who, one);
  return one;
}

const home = ({ n }: { n: number }): string => `190.16.${n}.7`;

interface Login {
  readonly who: string;
  readonly at: number;
  readonly eventType?: string;
  /** Where it is not the phone at home. */
  readonly on?: { readonly deviceId: string; readonly ipAddress: string; readonly userAgent?: string };
}

async function logsIn({ who, at, eventType = 'LOGIN_SUCCESS', on }: Login): Promise<string> {
  const one = await idOf(who);
  const { deviceId, ipAddress, userAgent = tool } = on ?? { deviceId: `phone-of-${who}`, ipAddress: home(one), userAgent: 'bank/5.1 (Android 14)' };
  const { status, body } = await system.post('/events/user', { eventType, entityExternalId: who, timestamp: new Date(at).toISOString(), deviceId, deviceDetails: { platform: 'web' }, ipAddress, userAgent });
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return one.id;
}

/** On a device that the tool made up, through a line at home that nobody else comes from. */
const strange = (who: string, n: number, userAgent = tool) => ({ deviceId: `made-up-for-${who}`, ipAddress: `181.9.${n}.40`, userAgent });

async function reasonOf(entityId: string): Promise<string | undefined> {
  const { observations } = (await system.analysisOf(entityId)) as unknown as { observations: { code: string; because: string }[] };
  return observations.find((observation) => observation.code === code)?.because;
}

/** So many people who have been there for a week. */
async function customers(name: string, count: number, before: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => `${name}-${n}`);
  for (const who of people) await logsIn({ who, at: before - 7 * day });
  return people;
}

describe('a list of stolen passwords is tried out through thousands of lines at home', () => {
  it('and the account that opened is told from those that did not, and from a new phone at home', async () => {
    const [first, ...others] = (await customers('asado', 15, start)) as [string, ...string[]];
    for (const [n, who] of others.entries()) await logsIn({ who, at: start + n * minute, eventType: 'LOGIN_FAILED', on: strange(who, n) });
    for (let days = 8; days > 2; days -= 1) await logsIn({ who: 'buyer', at: start - days * day });
    const opened = await logsIn({ who: first, at: start + 20 * minute, on: strange(first, 99) });
    const bought = await logsIn({ who: 'buyer', at: start + 21 * minute, on: { deviceId: 'new phone', ipAddress: home(await idOf('buyer')) } });
    await system.settled();
    expect(await reasonOf(opened)).toMatch(/^This account opened on a new device, while within the hours around it other accounts failed to log in on new devices( with its user agent)? from 14 lines and opened from [01]:/);
    expect(await reasonOf((await idOf(others[0] as string)).id)).toBeUndefined();
    expect(await reasonOf(bought)).toBeUndefined();
  });

  it('and what failed, before it and after, comes to be known later than what opened', async () => {
    const at = start - 20 * day;
    const [first, ...others] = (await customers('bondiola', 12, at)) as [string, ...string[]];
    const opened = await logsIn({ who: first, at, on: strange(first, 99) });
    await system.settled();
    expect(await reasonOf(opened)).toBeUndefined();
    for (const [n, who] of others.entries()) await logsIn({ who, at: at + (n + 1) * (n % 2 === 0 ? minute : -minute), eventType: 'LOGIN_FAILED', on: strange(who, n) });
    await system.settled();
    expect(await reasonOf(opened)).toContain('from 11 lines');
  });

  it('of customers of whom nothing is known yet, as in a new installation, and whoever opened is told by the tool', async () => {
    const at = start - 60 * day;
    const failing = Array.from({ length: 12 }, (_, n) => `vacio-${n}`);
    for (const [n, who] of failing.entries()) await logsIn({ who, at: at + n * minute, eventType: 'LOGIN_FAILED', on: strange(who, n) });
    const opened = await logsIn({ who: 'matambre', at: at + 5 * minute, on: strange('matambre', 98) });
    const came = await logsIn({ who: 'newcomer', at: at + 6 * minute, on: strange('newcomer', 99, 'bank/5.1 (Android 14)') });
    await system.settled();
    expect(await reasonOf(opened)).toContain('on new devices with its user agent from 12 lines and opened from 0');
    expect(await reasonOf(came)).toBeUndefined();
    const { events: [event] } = (await system.get(`/events/user/entity/${came}`)).body as unknown as { events: [{ id: string }] };
    expect((await system.patch(`/events/user/${event.id}`, { userAgent: tool })).status).toBe(200);
    await system.settled();
    expect(await reasonOf(came)).toContain('on new devices with its user agent from 12 lines and opened from 1');
  });

  it('and on a device that others had before, nobody is a stranger', async () => {
    const at = start - 80 * day;
    const [first, ...others] = (await customers('provoleta', 12, at)) as [string, ...string[]];
    for (const [n, who] of others.entries()) {
      await logsIn({ who: `relative-of-${who}`, at: at - day, on: strange(who, n) });
      await logsIn({ who, at: at + n * minute, eventType: 'LOGIN_FAILED', on: strange(who, n) });
    }
    const opened = await logsIn({ who: first, at: at + 20 * minute, on: strange(first, 99) });
    await system.settled();
    expect(await reasonOf(opened)).toBeUndefined();
  });

  it('while people who mistype on new phones, and get in at last, are what they are', async () => {
    const at = start - 40 * day;
    const [first, ...people] = (await customers('chori', 12, at)) as [string, ...string[]];
    const ids = [await logsIn({ who: first, at, on: strange(first, 99) })];
    for (const [n, who] of people.entries()) {
      await logsIn({ who, at: at + n * minute, eventType: 'LOGIN_FAILED', on: strange(who, n) });
      ids.push(await logsIn({ who, at: at + n * minute + 20_000, on: strange(who, n) }));
    }
    await system.settled();
    for (const id of ids) expect(await reasonOf(id)).toBeUndefined();
  });
});
