import { type NetworkClass, type RecentEvent, signUpEvents, signUpWindowMs } from '@app/domain';
import { eventTypesOf } from './event-types.js';
import { eventsOnAddress } from './events-on-address.js';
import type { FactLoader } from './fact-loader.js';
import { spanOf } from './span.js';
import { isRegarded } from './regarded.js';

// An event that comes late leads to those who were on the address within a day after it: see `askOthersAgain`.
const around = {
  name: 'facts-sign-ups-around',
  text: `select distinct a.n, a.organization_id, seen.entity_id, seen.event_type
    from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[]) as a(n, organization_id, line, at)
    cross join lateral (${eventsOnAddress({ of: 'a', from: `a.at - interval '${signUpWindowMs} ms'`, to: 'a.at', first: 'newest', most: signUpEvents, within: { from: `$5::timestamptz - interval '${signUpWindowMs} ms'`, until: '$6::timestamptz' }, what: 'entity_id, event_type' })}) seen
    where ${isRegarded('seen.entity_id')}`,
};

interface SignUp {
  readonly subject: number;
  readonly line: string;
  readonly at: number;
  readonly networkClass: NetworkClass;
}

export const signUpsAround: FactLoader<'signUpsAround'> = async ({ tx, subjects, recentEvents }) => {
  const signUps = recentEvents.flatMap(signUpOf);
  const facts: { signedUp: Set<string>; seen: Set<string> }[] = signUps.map(() => ({ signedUp: new Set(), seen: new Set() }));
  if (signUps.length === 0) return subjects.map(() => null);
  const rows = await tx.rows<{ n: number; organization_id: string; entity_id: string; event_type: string }>(around, [
    signUps.map((_, n) => n),
    signUps.map(({ subject }) => subjects[subject]?.organizationId),
    signUps.map(({ line }) => line),
    signUps.map(({ at }) => new Date(at)),
    ...spanOf(signUps.map(({ at }) => at)),
  ]);
  const meaning = await eventTypesOf(tx, rows.map((row) => ({ organizationId: row.organization_id, raw: row.event_type })));
  for (const { n, organization_id, entity_id, event_type } of rows) {
    facts[n]?.seen.add(entity_id);
    if (meaning({ organizationId: organization_id, raw: event_type }) === 'REGISTRATION') facts[n]?.signedUp.add(entity_id);
  }
  const bySubject = new Map(signUps.map(({ subject, networkClass }, n) => [subject, { signedUp: facts[n]?.signedUp.size ?? 0, seen: facts[n]?.seen.size ?? 0, networkClass }]));
  return subjects.map((_, subject) => bySubject.get(subject) ?? null);
};

/** The newest sign-up on an address that can be told from others, and the last thing that was done there within the hour. */
function signUpOf(events: readonly RecentEvent[], subject: number): SignUp[] {
  const signUp = events.findLast(({ eventType }) => eventType === 'REGISTRATION');
  if (!signUp) return [];
  const { line, networkClass, at: signedUpAt } = signUp;
  if (line === null || networkClass === null || networkClass === 'private') return [];
  const last = events.findLast((event) => event.line === line && event.at <= signedUpAt + signUpWindowMs);
  return [{ subject, line, at: last?.at ?? signedUpAt, networkClass }];
}
