import type { Fact } from './define-fact.js';
import { devices } from './devices.fact.js';
import { eventTimes } from './event-times.fact.js';
import { failedLogins1h } from './failed-logins-1h.fact.js';
import { mailbox } from './mailbox.fact.js';
import { networkClasses } from './network-classes.fact.js';
import { peopleOnAddress } from './people-on-address.fact.js';
import { peopleOnDevice } from './people-on-device.fact.js';
import { placeCountries } from './place-countries.fact.js';
import { profile } from './profile.fact.js';
import { recentActions } from './recent-actions.fact.js';
import { statedDevices } from './stated-devices.fact.js';
import { taxId } from './tax-id.fact.js';
import { triedAround } from './tried-around.fact.js';
import { userAgents } from './user-agents.fact.js';
import { visits } from './visits.fact.js';

/** Every fact that an analyzer may ask for, one line each. */
export const facts = {
  userAgents,
  eventTimes,
  recentActions,
  statedDevices,
  networkClasses,
  taxId,
  profile,
  mailbox,
  placeCountries,
  peopleOnDevice,
  peopleOnAddress,
  visits,
  failedLogins1h,
  triedAround,
  devices,
} as const satisfies Record<string, Fact<unknown>>;

/** What is known about one entity. */
export type Facts = {
  readonly [Name in keyof typeof facts]: (typeof facts)[Name] extends Fact<infer Value> ? Value : never;
};

export type FactName = keyof Facts;
