import type { Queryable } from '../database.js';
import type { Notice } from '../delivery/announce.js';
import type { EventToRecord } from './event-to-record.js';
import { type DeviceSighting, registeringDevices } from './register-devices.js';

/** Devices on their way to be registered: whatever is asked on the same connection finds them. */
export interface Sights {
  /** Of each event whose device is registered as somebody's: the id that the device has if this is the first sight of it. */
  readonly deviceIdOf: ReadonlyMap<EventToRecord, string>;
  /** Whether the device was new, by the id of such an event. */
  readonly newDeviceById: Promise<ReadonlyMap<string, boolean>>;
  readonly notices: Promise<readonly Notice[]>;
}

interface Sighting extends DeviceSighting {
  readonly event: EventToRecord;
}

/** Of a sight behind the first one of its group: the id of no device. */
const NO_DEVICE = '00000000-0000-0000-0000-000000000000';

export function registerSights(tx: Queryable, events: readonly EventToRecord[], entityOf: ReadonlyMap<EventToRecord, string>): Sights {
  const sightings = sightingsOf(events, entityOf);
  const { idOf, done } = registeringDevices(tx, sightings);
  // Of nobody's devices it is not said whether they are new.
  const somebodys = sightings.filter(({ entityId }) => entityId !== null);
  return {
    deviceIdOf: new Map(somebodys.map((sighting) => [sighting.event, idOf.get(sighting) ?? NO_DEVICE])),
    newDeviceById: done.then(({ firsts }) => new Map(somebodys.map((sighting) => [sighting.event.id, firsts.has(sighting)]))),
    notices: done.then(({ notices }) => notices),
  };
}

function sightingsOf(events: readonly EventToRecord[], entityOf: ReadonlyMap<EventToRecord, string>): Sighting[] {
  return events.flatMap((event) => {
    const entityId = entityOf.get(event) ?? null;
    // In a browser a device is seen before anybody says who it is.
    if ((entityId === null && !event.tracked) || event.deviceId === null || event.deviceDetails === null) return [];
    return [{ event, organizationId: event.organizationId, entityId, deviceId: event.deviceId, at: event.timestamp, details: event.deviceDetails }];
  });
}
