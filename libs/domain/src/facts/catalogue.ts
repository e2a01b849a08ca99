import type { Fact } from './define-fact.js';
import { arrivals } from './arrivals.fact.js';
import { awake } from './awake.fact.js';
import { beganAlike } from './began-alike.fact.js';
import { devices } from './devices.fact.js';
import { eventTimes } from './event-times.fact.js';
import { failedLogins1h } from './failed-logins-1h.fact.js';
import { mailbox } from './mailbox.fact.js';
import { namesakes } from './namesakes.fact.js';
import { networkClasses } from './network-classes.fact.js';
import { ownDevice } from './own-device.fact.js';
import { peopleInSession } from './people-in-session.fact.js';
import { peopleOnAddress } from './people-on-address.fact.js';
import { peopleOnDevice } from './people-on-device.fact.js';
import { placeCountries } from './place-countries.fact.js';
import { profile } from './profile.fact.js';
import { recentActions } from './recent-actions.fact.js';
import { signUpsAround } from './sign-ups-around.fact.js';
import { statedDevices } from './stated-devices.fact.js';
import { sharedDestination } from './shared-destination.fact.js';
import { similarEmails } from './similar-emails.fact.js';
import { takenSession } from './taken-session.fact.js';
import { taxIdHolders } from './tax-id-holders.fact.js';
import { taxId } from './tax-id.fact.js';
import { silence } from './silence.fact.js';
import { triedAround } from './tried-around.fact.js';
import { usualHours } from './usual-hours.fact.js';
import { triedEverywhere } from './tried-everywhere.fact.js';
import { userAgents } from './user-agents.fact.js';
import { addressReputation } from './address-reputation.fact.js';
import { counterparty } from './counterparty.fact.js';
import { credentialChanges } from './credential-changes.fact.js';
import { organizationAmounts } from './organization-amounts.fact.js';
import { recipient } from './recipient.fact.js';
import { passThrough } from './pass-through.fact.js';
import { transfers } from './transfers.fact.js';
import { usualAmounts } from './usual-amounts.fact.js';
import { usualPace } from './usual-pace.fact.js';
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
  peopleInSession,
  ownDevice,
  sharedDestination,
  beganAlike,
  similarEmails,
  namesakes,
  taxIdHolders,
  visits,
  failedLogins1h,
  triedAround,
  triedEverywhere,
  takenSession,
  signUpsAround,
  arrivals,
  silence,
  usualHours,
  awake,
  devices,
  transfers,
  usualAmounts,
  usualPace,
  recipient,
  passThrough,
  credentialChanges,
  organizationAmounts,
  counterparty,
  addressReputation,
} as const satisfies Record<string, Fact<unknown>>;

/** What is known about one entity. */
export type Facts = {
  readonly [Name in keyof typeof facts]: (typeof facts)[Name] extends Fact<infer Value> ? Value : never;
};

export type FactName = keyof Facts;
