import { type CanonicalEventType, failedLoginTypes, strangersAround as nearest, strangersSuspicious, strangersTogetherMs, strangersWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import { noDevices, type OwnDevices } from '../facts/own-devices.js';
import { type Appearance, lookAround, strangersAround } from '../facts/strangers.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { inAnyCase, type Other } from './others-affected.js';

const TOGETHER = nearest / 2;

// Twice as far, and as many again beside those that are asked about together: all that anybody can see who sees one of these.
const look = lookAround('scoring-tried-everywhere', 2, 2 * nearest);

/** Nobody further away sees one of these. */
const seenMs = strangersWindowMs + strangersTogetherMs;

const nobody: Account = { devices: noDevices, since: Infinity };

const logins: ReadonlySet<CanonicalEventType | null> = new Set<CanonicalEventType | null>(['LOGIN_SUCCESS', ...failedLoginTypes]);

/** Whose accounts they are: on what they were seen, and since when. */
export interface Account {
  readonly devices: OwnDevices;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** When new devices appeared at accounts that were there before, on which somebody now logged in or failed to: so many together that whoever sees the first of them sees the last. */
export function appearancesOf(happened: readonly EventOfEntity[], accounts: ReadonlyMap<string, Account>): Appearance[] {
  const appeared = happened.flatMap(({ organizationId, entityId, event: { eventType, deviceId, at } }) => {
    if (!logins.has(eventType) || deviceId === null) return [];
    const { devices, since } = accounts.get(entityId) ?? nobody;
    const firstSeenAt = devices.lastSeen.find((own) => own.deviceId === deviceId)?.firstSeenAt ?? -Infinity;
    return since < firstSeenAt - strangersWindowMs && at - firstSeenAt <= strangersWindowMs ? [{ organizationId, at: Math.round(firstSeenAt) }] : [];
  });
  const newest = new Map<string, Stretch>();
  const stretches: Stretch[] = [];
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

interface Stretch extends Appearance {
  until: number;
  devices: number;
}

/**
 * Those who were let in on a new device while new devices fail everywhere: whoever came first is known as that only by what came
 * after him. Nobody is asked as long as so few fail that it is no suspicion.
 */
export async function triedWithThem(tx: Queryable, appearances: readonly Appearance[]): Promise<Other[]> {
  const found = await strangersAround(tx, look, appearances);
  const asked = appearances.flatMap(({ from, until }, n) => {
    const around = found[n] ?? [];
    if (around.filter(({ came }) => came === 'failed').length <= strangersSuspicious) return [];
    return around.filter(({ came, at }) => came === 'letIn' && at >= from - seenMs && at <= until + seenMs).map(({ entityId }) => entityId);
  });
  return [...new Set(asked)].map(inAnyCase);
}
