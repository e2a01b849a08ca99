import type { FactName } from '@app/domain';
import { devices } from './devices.fact.js';
import { eventTimes } from './event-times.fact.js';
import type { FactLoader } from './fact-loader.js';
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

/** How each fact is asked for. A fact without a loader does not compile. */
export const loaders: { readonly [Name in FactName]: FactLoader<Name> } = {
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
};
