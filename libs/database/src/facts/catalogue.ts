import type { Facts } from '@app/domain';
import { arrivals } from './arrivals.fact.js';
import { awake } from './awake.fact.js';
import { beganAlike } from './began-alike.fact.js';
import { devices } from './devices.fact.js';
import { eventTimes } from './event-times.fact.js';
import type { FactLoader, PersonAtHand } from './fact-loader.js';
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
import { triedEverywhere } from './tried-everywhere.fact.js';
import { usualHours } from './usual-hours.fact.js';
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

/** The facts that others have a part in, or that stand in tables. */
const loaders = {
  mailbox,
  peopleOnAddress,
  beganAlike,
  similarEmails,
  namesakes,
  taxIdHolders,
  triedAround,
  triedEverywhere,
  signUpsAround,
  passThrough,
  organizationAmounts,
  counterparty,
  addressReputation,
};

type AskedName = keyof typeof loaders;

/** Asks for each of them. A list of `loaders` whose loader answers another fact does not compile. */
export const askedFacts: { readonly [Name in AskedName]: FactLoader<Name> } = loaders;

/** What was answered, for everybody. */
export type Answers = { readonly [Name in AskedName]: readonly Facts[Name][] };

/**
 * All facts of one person, the `n`th of those who were asked about. Person by person, and all of them in one go: a thousand people
 * are more than a processor keeps at hand, and fact by fact each of them would be fetched from memory three dozen times.
 */
export function factsOf(person: PersonAtHand, answers: Answers, n: number): Facts {
  const answered = <Name extends AskedName>(name: Name): Facts[Name] => answers[name][n] as Facts[Name]; // one for each
  // Written out: an object that is put together by names that come from a list is a table in which each analyzer looks.
  return {
    userAgents: userAgents(person),
    eventTimes: eventTimes(person),
    recentActions: recentActions(person),
    statedDevices: statedDevices(person),
    networkClasses: networkClasses(person),
    taxId: taxId(person),
    profile: profile(person),
    mailbox: answered('mailbox'),
    placeCountries: placeCountries(person),
    peopleOnDevice: peopleOnDevice(person),
    peopleOnAddress: answered('peopleOnAddress'),
    peopleInSession: peopleInSession(person),
    ownDevice: ownDevice(person),
    sharedDestination: sharedDestination(person),
    beganAlike: answered('beganAlike'),
    similarEmails: answered('similarEmails'),
    namesakes: answered('namesakes'),
    taxIdHolders: answered('taxIdHolders'),
    visits: visits(person),
    failedLogins1h: failedLogins1h(person),
    triedAround: answered('triedAround'),
    triedEverywhere: answered('triedEverywhere'),
    signUpsAround: answered('signUpsAround'),
    takenSession: takenSession(person),
    arrivals: arrivals(person),
    silence: silence(person),
    usualHours: usualHours(person),
    awake: awake(person),
    devices: devices(person),
    transfers: transfers(person),
    usualAmounts: usualAmounts(person),
    usualPace: usualPace(person),
    recipient: recipient(person),
    passThrough: answered('passThrough'),
    credentialChanges: credentialChanges(person),
    organizationAmounts: answered('organizationAmounts'),
    counterparty: answered('counterparty'),
    addressReputation: answered('addressReputation'),
  };
}
