import { type CanonicalEventType, failedLoginTypes, strangersAround as nearest, strangersSuspicious, strangersTogetherMs, strangersWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import type { OwnDevices } from '../facts/own-devices.js';
import { lookAround, strangersAround, type Stretch } from '../facts/strangers.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { inAnyCase, type Other } from './others-affected.js';

/** So many devices are looked around together. */
const TOGETHER = nearest / 2;

// Twice as far, and as many again beside those that are asked about together: all that anybody can see who sees one of these.
const look = lookAround('scoring-tried-everywhere', 2, 2 * nearest);

/** Nobody further away sees one of these. */
const seenMs = strangersWindowMs + strangersTogetherMs;

const failures: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

/**
 * When devices appeared on which somebody failed to log in within the hour: so many together that whoever sees the first of them
 * sees the last. In a wave hardly anybody gets in. Where more of these get in than fail, as on the day on which a bank's app begins
 * to name devices, it is none, and nobody is looked for.
 */
export function appearancesOf(happened: readonly EventOfEntity[], devicesOf: ReadonlyMap<string, OwnDevices>): Stretch[] {
  const failed: { organizationId: string; at: number }[] = [];
  const balance = new Map<string, number>();
  for (const { organizationId, entityId, event: { eventType, deviceId, at } } of happened) {
    const isFailure = failures.has(eventType);
    if ((!isFailure && eventType !== 'LOGIN_SUCCESS') || deviceId === null) continue;
    const firstSeenAt = devicesOf.get(entityId)?.lastSeen.find((own) => own.deviceId === deviceId)?.firstSeenAt ?? -Infinity;
    if (at - firstSeenAt > strangersWindowMs) continue;
    balance.set(organizationId, (balance.get(organizationId) ?? 0) + (isFailure ? 1 : -1));
    if (isFailure) failed.push({ organizationId, at: Math.round(firstSeenAt) });
  }
  return togetherOf(failed.filter(({ organizationId }) => (balance.get(organizationId) ?? 0) >= 0));
}

function togetherOf(appeared: { readonly organizationId: string; readonly at: number }[]): Stretch[] {
  const newest = new Map<string, Together>();
  const stretches: Together[] = [];
  for (const { organizationId, at } of appeared.sort((one, other) => one.at - other.at)) {
    const last = newest.get(organizationId);
    if (last && last.devices < TOGETHER && at - last.from <= strangersWindowMs) {
      last.until = at;
      last.devices += 1;
    } else {
      const stretch = { organizationId, from: at, until: at, devices: 1 };
      newest.set(organizationId, stretch);
      stretches.push(stretch);
    }
  }
  return stretches;
}

interface Together extends Stretch {
  until: number;
  devices: number;
}

/**
 * Those who were let in on a new device while new devices fail everywhere: whoever came first is known as that only by what came
 * after him. Nobody is asked as long as so few fail that it is no suspicion.
 */
export async function triedWithThem(tx: Queryable, stretches: readonly Stretch[]): Promise<Other[]> {
  const found = await strangersAround(tx, look, stretches);
  const asked = stretches.flatMap(({ from, until }, n) => {
    const around = found[n] ?? [];
    if (around.filter(({ came }) => came === 'failed').length <= strangersSuspicious) return [];
    return around.filter(({ came, at }) => came === 'letIn' && at >= from - seenMs && at <= until + seenMs).map(({ entityId }) => entityId);
  });
  return [...new Set(asked)].map(inAnyCase);
}
