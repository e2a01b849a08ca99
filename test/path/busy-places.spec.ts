import { Labels } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const nobody = '00000000-0000-4000-8000-000000000000';
const dayMs = 86_400_000;

interface Logins {
  readonly events: number;
  /** Evenly over so many days, the last of them a day ago. */
  readonly days: number;
  /** Every so manyth of them was found to be fraud half a day later. */
  readonly fraudEvery: number;
}

async function happened(ipAddress: string, { events, days, fraudEvery }: Logins): Promise<void> {
  const rows = await system.database.rows<{ id: string; at: Date }>(`
    insert into event (id, timestamp, organization_id, created_at, event_type, ip_address, located_at, address_kind, network_class)
    select gen_random_uuid(), at, $1, at, 'LOGIN_SUCCESS', $2, at, 'public', 'consumer'
    from (select now() - interval '1 day' - n * interval '${days} days' / $3::int as at from generate_series(1, $3::int) n) done
    returning id, timestamp as at`, [system.organizationId, ipAddress, events]);
  const frauds = rows.filter((_, n) => (n + 1) % fraudEvery === 0);
  const told = frauds.map(({ id, at }) => [id, { label: 'fraud', knownAt: new Date(at.getTime() + dayMs / 2), reason: null }] as const);
  await new Labels(system.database).tellOfEvents(system.organizationId, nobody, new Map(told));
}

/** What the address says of whoever comes from it now. */
async function reputationFor(who: string, ipAddress: string): Promise<{ value: number; because: string } | undefined> {
  const { body } = await system.post('/entities', { type: 'person', name: 'Somebody New', externalId: who });
  await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: who, ipAddress });
  await system.settled();
  const { observations } = (await system.analysisOf(String(body['entity']?.['id'] ?? body['id']))) as unknown as { observations: { code: string; value: number; because: string }[] };
  return observations.find(({ code }) => code === 'behavior.address-reputation');
}

describe('an address where more happened than is looked at one by one', () => {
  it('where all of it was fraud is as suspicious as one with little of it', async () => {
    await happened('83.44.7.1', { events: 12, days: 5, fraudEvery: 1 });
    await happened('83.44.7.2', { events: 1_500, days: 20, fraudEvery: 1 });
    const [few, many] = [await reputationFor('after-few', '83.44.7.1'), await reputationFor('after-many', '83.44.7.2')];
    expect(few?.value).toBeLessThan(0.1);
    expect(many?.value).toBeLessThan(0.1);
    expect(many?.because).toBe('200 events of the last four weeks at this address turned out to be fraud, of the newest 200 that are labelled.');
  });

  it('is as suspicious as before after 1,500 logins within an hour, of which nobody knows anything yet', async () => {
    await happened('83.44.7.4', { events: 100, days: 5, fraudEvery: 1 });
    await happened('83.44.7.4', { events: 1_500, days: 0.05, fraudEvery: Infinity });
    expect((await reputationFor('after-the-rush', '83.44.7.4'))?.value).toBeLessThan(0.1);
  });

  it('of a carrier is not suspicious for its size: one event in a hundred was fraud', async () => {
    await happened('83.44.7.3', { events: 30_000, days: 20, fraudEvery: 100 });
    expect(await reputationFor('of-the-carrier', '83.44.7.3')).toBeUndefined();
  });
});
