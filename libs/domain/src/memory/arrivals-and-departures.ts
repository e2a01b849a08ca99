import { isWhereSomebodyIs } from '../place/network-class.js';
import { isLately, slotOf } from './lately.js';
import type { RememberedEvent } from './remembered-event.js';

/** In each slot; those with the lowest numbers, which are the same whatever came first. */
const networksKept = 8;

/**
 * The first and the last event of each six hours on each network, in the last two days, of events in their order: from where to where
 * somebody went, however much was done in between. On networks of people's own: on others it is a machine that comes and goes.
 */
export function arrivalsAndDepartures(inOrder: readonly RememberedEvent[]): readonly RememberedEvent[] {
  const newest = slotOf(inOrder.at(-1)?.at ?? 0);
  const slots = new Map<number, Map<number, [first: RememberedEvent, last: RememberedEvent]>>();
  for (const event of inOrder) {
    const slot = slotOf(event.at);
    if (!isLately(slot, newest) || !isOnOwnNetwork(event)) continue;
    const networks = slots.get(slot) ?? new Map<number, [RememberedEvent, RememberedEvent]>();
    slots.set(slot, networks);
    const ends = networks.get(event.asn);
    if (ends) ends[1] = event;
    else networks.set(event.asn, [event, event]);
  }
  const kept = new Set([...slots.values()].flatMap((networks) => [...networks].sort(([one], [other]) => one - other).slice(0, networksKept).flatMap(([, ends]) => ends)));
  return inOrder.filter((event) => kept.has(event));
}

const isOnOwnNetwork = (event: RememberedEvent): event is RememberedEvent & { readonly asn: number } =>
  event.asn !== null && event.latitude !== null && event.accuracyKm !== null && isWhereSomebodyIs(event.networkClass);
