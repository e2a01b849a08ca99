import { type CanonicalEventType, type Facts, failedLoginTypes, type NetworkClass, type RecentEvent, triedAroundEvents, triedAroundWindowMs } from '@app/domain';
import { eventTypesOf } from './event-types.js';
import { eventsOnAddress } from './events-on-address.js';
import type { FactLoader } from './fact-loader.js';
import type { Watch } from './presences.js';
import { spanOf } from './span.js';
import type { Subject } from './subject.js';
import { isRegarded } from './regarded.js';

const ADDRESSES = 2;

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

const seen = (side: { from: string; to: string; first: 'oldest' | 'newest' }): string => `(${eventsOnAddress({ of: 'a', ...side, most: triedAroundEvents, within: { from: `$6::timestamptz - interval '${triedAroundWindowMs} ms'`, until: `$7::timestamptz + interval '${triedAroundWindowMs} ms'` }, what: 'entity_id, event_type' })})`;

// Whoever was tried first is known as that by what came after him: see `triedBeside`.
const around = {
  name: 'facts-tried-around',
  text: `select distinct a.n, a.organization_id, seen.entity_id, seen.event_type
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) as a(n, organization_id, self, line, at)
    cross join lateral (
      ${seen({ from: `a.at - interval '${triedAroundWindowMs} ms'`, to: 'a.at', first: 'newest' })}
      union all ${seen({ from: 'a.at', to: `a.at + interval '${triedAroundWindowMs} ms'`, first: 'oldest' })}
    ) seen
    where seen.entity_id <> a.self and ${isRegarded('seen.entity_id')}`,
};

interface Login extends Watch {
  readonly subject: number;
  readonly at: number;
  readonly gotIn: boolean;
  readonly networkClass: NetworkClass;
}

/** Only where somebody else was within the hours is it asked what he did there. */
export const triedAround: FactLoader<'triedAround'> = async ({ tx, subjects, recentEvents, presences }) => {
  const logins = loginsOf(subjects, recentEvents);
  const present = await presences();
  const isAlone = (login: Login): boolean => present.during(login)?.every(({ entityId }) => entityId === subjects[login.subject]?.entityId) ?? false;
  const beside = logins.flatMap((login, n) => (isAlone(login) ? [] : [{ ...login, n }]));
  const rows = beside.length === 0 ? [] : await tx.rows<{ n: number; organization_id: string; entity_id: string; event_type: string }>(around, [
    beside.map(({ n }) => n),
    beside.map(({ organizationId }) => organizationId),
    beside.map(({ subject }) => subjects[subject]?.entityId),
    beside.map(({ line }) => line),
    beside.map(({ at }) => new Date(at)),
    ...spanOf(beside.map(({ at }) => at)),
  ]);
  const meaning = await eventTypesOf(tx, rows.map((row) => ({ organizationId: row.organization_id, raw: row.event_type })));
  const met = logins.map(() => ({ seen: new Set<string>(), failed: new Set<string>(), letIn: new Set<string>() }));
  for (const { n, organization_id, entity_id, event_type } of rows) {
    const type = meaning({ organizationId: organization_id, raw: event_type });
    met[n]?.seen.add(entity_id);
    if (failures.has(type)) met[n]?.failed.add(entity_id);
    if (type === 'LOGIN_SUCCESS') met[n]?.letIn.add(entity_id);
  }
  const worst: Facts['triedAround'][] = subjects.map(() => null);
  logins.forEach(({ subject, gotIn, networkClass }, n) => {
    const othersFailed = [...(met[n]?.failed ?? [])].filter((other) => !met[n]?.letIn.has(other)).length;
    const before = worst[subject] ?? null;
    if (before === null || othersFailed > before.othersFailed) worst[subject] = { othersFailed, othersSeen: met[n]?.seen.size ?? 0, gotIn, networkClass };
  });
  return worst;
};

export const loginsOf = (subjects: readonly Subject[], events: readonly (readonly RecentEvent[])[]): Login[] =>
  events.flatMap((own, subject) => loginsOnNewAddresses(own, subject, subjects[subject]?.organizationId ?? ''));

/** The newest login or attempt on each address, if the entity was not there before the hour; the newest address first. */
function loginsOnNewAddresses(events: readonly RecentEvent[], subject: number, organizationId: string): Login[] {
  const logins = new Map<string, Login>();
  for (let n = events.length - 1; n >= 0; n -= 1) {
    const { eventType, line, networkClass, at } = events[n] as RecentEvent;
    const failed = failures.has(eventType);
    if (line === null || networkClass === null || networkClass === 'private' || (eventType !== 'LOGIN_SUCCESS' && !failed)) continue;
    const known = logins.get(line);
    if (known) logins.set(line, { ...known, gotIn: known.gotIn || !failed });
    else if (logins.size < ADDRESSES && !events.some((event) => event.line === line && at - event.at > triedAroundWindowMs)) {
      logins.set(line, { subject, organizationId, line, from: at - triedAroundWindowMs, until: at + triedAroundWindowMs, at, gotIn: !failed, networkClass });
    }
  }
  return [...logins.values()];
}
