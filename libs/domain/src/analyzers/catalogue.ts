import type { FactName, Facts } from '../facts/catalogue.js';
import type { Dimension } from '../score/dimension.js';
import { nearest } from '../spelling/nearest.js';
import { birthDate } from './authenticity/birth-date.analyzer.js';
import { changingProfile } from './authenticity/changing-profile.analyzer.js';
import { disposableMail } from './authenticity/disposable-mail.analyzer.js';
import { mailName } from './authenticity/mail-name.analyzer.js';
import { name } from './authenticity/name.analyzer.js';
import { phone } from './authenticity/phone.analyzer.js';
import { profileCountries } from './authenticity/profile-countries.analyzer.js';
import { profilePlace } from './authenticity/profile-place.analyzer.js';
import { relayMail } from './authenticity/relay-mail.analyzer.js';
import { taxIdCountry } from './authenticity/tax-id-country.analyzer.js';
import { taxId } from './authenticity/tax-id.analyzer.js';
import { addressReputation } from './behavior/address-reputation.analyzer.js';
import { timeZone } from './authenticity/time-zone.analyzer.js';
import { amountHistory } from './behavior/amount-history.analyzer.js';
import { amountOrganization } from './behavior/amount-organization.analyzer.js';
import { changedLocks } from './behavior/changed-locks.analyzer.js';
import { counterpartyReputation } from './behavior/counterparty-reputation.analyzer.js';
import { dormantAccount } from './behavior/dormant-account.analyzer.js';
import { failedLogins } from './behavior/failed-logins.analyzer.js';
import { impossibleTravel } from './behavior/impossible-travel.analyzer.js';
import { loginLikelihood } from './behavior/login-likelihood.analyzer.js';
import { newCountry } from './behavior/new-country.analyzer.js';
import { newDevice } from './behavior/new-device.analyzer.js';
import { newRecipient } from './behavior/new-recipient.analyzer.js';
import { passThrough } from './behavior/pass-through.analyzer.js';
import { takenSession } from './behavior/taken-session.analyzer.js';
import { timeOfDay } from './behavior/time-of-day.analyzer.js';
import { transferVelocity } from './behavior/transfer-velocity.analyzer.js';
import { triedAccounts } from './behavior/tried-accounts.analyzer.js';
import { triedEverywhere } from './behavior/tried-everywhere.analyzer.js';
import { unusualAmounts } from './behavior/unusual-amounts.analyzer.js';
import type { Judgement } from './define-analyzer.js';
import { automationMarks } from './humanity/automation-marks.analyzer.js';
import { contradictoryDevice } from './humanity/contradictory-device.analyzer.js';
import { deviceCapability } from './humanity/device-capability.analyzer.js';
import { efficientNavigation } from './humanity/efficient-navigation.analyzer.js';
import { eventTiming } from './humanity/event-timing.analyzer.js';
import { hostingNetwork } from './humanity/hosting-network.analyzer.js';
import { noRest } from './humanity/no-rest.analyzer.js';
import { userAgent } from './humanity/user-agent.analyzer.js';
import { registrationBurst } from './uniqueness/registration-burst.analyzer.js';
import { sharedAddress } from './uniqueness/shared-address.analyzer.js';
import { sharedDestination } from './uniqueness/shared-destination.analyzer.js';
import { sharedDevice } from './uniqueness/shared-device.analyzer.js';
import { sharedSession } from './uniqueness/shared-session.analyzer.js';
import { sharedTaxId } from './uniqueness/shared-tax-id.analyzer.js';
import { similarBehavior } from './uniqueness/similar-behavior.analyzer.js';
import { similarEmail } from './uniqueness/similar-email.analyzer.js';
import { similarName } from './uniqueness/similar-name.analyzer.js';

/** An analyzer as the catalogue sees it, whatever it needs. */
export interface AnyAnalyzer {
  readonly code: string;
  readonly title: string;
  readonly dimension: Dimension;
  readonly weight: number;
  readonly needs: readonly FactName[];
  readonly judge: (facts: Facts) => Judgement;
  readonly complaint: { readonly says: string; readonly given: Partial<Facts> };
  readonly examples: readonly {
    readonly name: string;
    readonly given: Partial<Facts>;
    readonly says: 'silent' | { readonly below: number } | { readonly above: number };
  }[];
}

/** Every suspicion that we have, one line each. */
export const analyzers = [
  userAgent,
  eventTiming,
  hostingNetwork,
  automationMarks,
  contradictoryDevice,
  deviceCapability,
  efficientNavigation,
  noRest,
  taxId,
  taxIdCountry,
  disposableMail,
  relayMail,
  mailName,
  name,
  phone,
  profileCountries,
  profilePlace,
  timeZone,
  birthDate,
  changingProfile,
  sharedDevice,
  sharedAddress,
  sharedSession,
  similarEmail,
  similarName,
  sharedTaxId,
  sharedDestination,
  similarBehavior,
  registrationBurst,
  impossibleTravel,
  failedLogins,
  triedAccounts,
  triedEverywhere,
  takenSession,
  loginLikelihood,
  newCountry,
  timeOfDay,
  dormantAccount,
  newDevice,
  amountHistory,
  amountOrganization,
  unusualAmounts,
  transferVelocity,
  newRecipient,
  passThrough,
  changedLocks,
  counterpartyReputation,
  addressReputation,
] as const satisfies readonly AnyAnalyzer[];

export type AnalyzerCode = (typeof analyzers)[number]['code'];

const codes: readonly AnalyzerCode[] = analyzers.map(({ code }) => code);

export function isAnalyzerCode(code: string): code is AnalyzerCode {
  return codes.some((known) => known === code);
}

/** For "did you mean": the code closest to what was written, or null when none is close. */
export function nearestAnalyzerCode(code: string): AnalyzerCode | null {
  return nearest(code, codes);
}
