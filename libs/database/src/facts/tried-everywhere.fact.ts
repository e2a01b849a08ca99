import { type Facts, strangersAround as nearest, strangersTellMs, strangersWindowMs } from '@app/domain';
import type { FactLoader, Inquiry } from './fact-loader.js';
import { lookAround, strangersAround } from './strangers.js';

const look = lookAround('facts-tried-everywhere', 1, nearest);

interface Appeared {
  readonly subject: number;
  readonly organizationId: string;
  readonly from: number;
  readonly until: number;
}

/** Asked only of those who have a device that is new, which hardly anybody has at a time. */
export const triedEverywhere: FactLoader<'triedEverywhere'> = async ({ tx, subjects, memories, recentEvents, devices }) => {
  const appeared = subjects.flatMap(({ organizationId }, subject): Appeared[] => {
    const at = newDeviceAt({ memories, recentEvents, devices }, subject);
    return at === null ? [] : [{ subject, organizationId, from: at, until: at }];
  });
  const strangers = await strangersAround(tx, look, appeared);
  const facts: Facts['triedEverywhere'][] = subjects.map(() => null);
  appeared.forEach(({ subject, from }, n) => {
    const self = subjects[subject]?.entityId;
    const own = strangers[n]?.find(({ entityId, at }) => entityId === self && at === from);
    if (own?.came !== 'letIn') return;
    const count = (came: 'failed' | 'letIn', alike: boolean): number => new Set(strangers[n]?.flatMap((one) => (one.entityId !== self && one.came === came && (!alike || one.userAgent === own.userAgent) ? [one.entityId] : []))).size;
    facts[subject] = { othersFailed: count('failed', false), othersLetIn: count('letIn', false), alikeFailed: count('failed', true), alikeLetIn: count('letIn', true) };
  });
  return facts;
};

function newDeviceAt({ memories, recentEvents, devices }: Pick<Inquiry, 'memories' | 'recentEvents' | 'devices'>, subject: number): number | null {
  const at = devices[subject]?.newestAt ?? null;
  const newestAt = recentEvents[subject]?.at(-1)?.at;
  if (at === null || newestAt === undefined || newestAt - at > strangersTellMs) return null;
  return (memories[subject]?.since ?? Infinity) < at - strangersWindowMs ? at : null;
}
