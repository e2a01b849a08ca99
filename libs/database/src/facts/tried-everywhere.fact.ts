import { type Facts, publicLineOf, strangersAround as nearest, strangersTellMs, strangersTogetherMs as togetherMs, strangersWindowMs } from '@app/domain';
import type { FactLoader, Inquiry } from './fact-loader.js';
import { HabitsBefore, habitsOfArrival } from './habits-before.js';
import { noDevices } from './own-devices.js';
import { lookAround, type Stranger, strangersAround, strangersOf, type Stretch } from './strangers.js';

const look = lookAround('facts-tried-everywhere', 1, nearest);

/** Asked only of those who have a device that is new, which hardly anybody has at a time. */
export const triedEverywhere: FactLoader<'triedEverywhere'> = async ({ tx, subjects, memories, recentEvents, devices }) => {
  const newcomers = subjects.flatMap(({ organizationId, entityId }, subject) => {
    const at = newDeviceAt({ memories, recentEvents, devices }, subject);
    return at === null ? [] : [{ subject, organizationId, entityId, at, isFirst: (memories[subject]?.since ?? at) >= at - strangersWindowMs }];
  });
  const own = await strangersOf(tx, newcomers);
  const letIn = newcomers.flatMap(({ subject, organizationId, at, isFirst }, n) => {
    const device = own[n];
    const from = Math.floor(at / togetherMs) * togetherMs;
    return device?.came === 'letIn' ? [{ subject, device, isFirst, stretch: { organizationId, from, until: from + togetherMs } }] : [];
  });
  const stretches = new Map(letIn.map(({ stretch }): [string, Stretch] => [`${stretch.organizationId} ${stretch.from}`, stretch]));
  const around = await strangersAround(tx, look, [...stretches.values()]);
  const strangers = new Map([...stretches.keys()].map((stretch, n) => [stretch, around[n] ?? []]));
  const facts: Facts['triedEverywhere'][] = subjects.map(() => null);
  for (const { subject, device, isFirst, stretch } of letIn) {
    const others = strangers.get(`${stretch.organizationId} ${stretch.from}`)?.filter(({ entityId }) => entityId !== device.entityId) ?? [];
    if (others.length === 0) continue;
    const alike = others.filter(({ userAgent }) => userAgent === device.userAgent);
    facts[subject] = { isFirst, othersFailed: linesOf(others, 'failed'), othersLetIn: linesOf(others, 'letIn'), alikeFailed: linesOf(alike, 'failed'), alikeLetIn: linesOf(alike, 'letIn') };
  }
  return facts;
};

/** Whoever goes through many accounts from one address counts once: that is seen where he is, and nobody elsewhere has a part in it. */
const linesOf = (strangers: readonly Stranger[], asked: Stranger['came']): number => new Set(strangers.flatMap(({ came, line, entityId }) => (came === asked ? [line ?? entityId] : []))).size;

/** When it appeared. Null where it is not new, or where it appeared where the account had been before: at home. */
function newDeviceAt({ memories, recentEvents, devices }: Pick<Inquiry, 'memories' | 'recentEvents' | 'devices'>, subject: number): number | null {
  const { newestAt: at, lastSeen } = devices[subject] ?? noDevices;
  const [events, memory] = [recentEvents[subject] ?? [], memories[subject]];
  const newestAt = events.at(-1)?.at;
  if (at === null || newestAt === undefined || memory === undefined || newestAt - at > strangersTellMs) return null;
  const device = lastSeen.find(({ firstSeenAt }) => Math.round(firstSeenAt) === at);
  const first = events.find(({ deviceId }) => deviceId === device?.deviceId);
  const line = first ? publicLineOf(first) : null;
  if (first === undefined || line === null) return at;
  const { address, asn } = habitsOfArrival(first);
  const wasThere = events.some((event) => event.at < at && event.line === line) || (address !== null && new HabitsBefore(memory).timesAt({ address, asn }) > 0);
  return wasThere ? null : at;
}
