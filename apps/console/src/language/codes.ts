import type { EntityStatus, LinkStrength, NetworkClass, RuleCategory, TieType } from '@app/domain';
import type { TextName } from './texts.js';

/** The words for what the API has codes for; one that is missing does not compile. */
export const networkNames = {
  consumer: 'networkConsumer', mobile: 'networkMobile', satellite: 'networkSatellite', relay: 'networkRelay',
  hosting: 'networkHosting', anonymiser: 'networkAnonymiser', private: 'networkPrivate', unknown: 'networkUnknown',
} as const satisfies Record<NetworkClass, TextName>;

export const entityStatusNames = {
  active: 'entityActive', inactive: 'entityInactive', blocked: 'entityBlocked', under_review: 'entityUnderReview',
  suspended: 'entitySuspended', expired: 'entityExpired', deleted: 'entityDeleted', rejected: 'entityRejected',
} as const satisfies Record<EntityStatus, TextName>;

export const categoryNames = { kyc: 'categoryKyc', kyb: 'categoryKyb', aml: 'categoryAml', fraud: 'fraud', compliance: 'categoryCompliance', custom: 'categoryCustom' } as const satisfies Record<RuleCategory, TextName>;
export const isCategory = (code: string): code is RuleCategory => code in categoryNames;

export const tieNames = {
  SAME_SESSION: 'sameSession', SAME_DEVICE: 'sameDevice', SIMILAR_BEHAVIOR: 'similarBehavior', SAME_DESTINATION: 'sameDestination',
  SAME_IP: 'sameAddress', SIMILAR_EMAIL: 'similarEmail', SIMILAR_NAME: 'similarName',
} as const satisfies Record<TieType, TextName>;

export const strengthNames = { strong: 'tieStrong', moderate: 'tieModerate', weak: 'tieWeak' } as const satisfies Record<LinkStrength, TextName>;

const failures: Readonly<Record<string, TextName>> = { timeout: 'failsByTime', connection: 'failsByConnection', refused_address: 'failsByAddress' };

/** Why a delivery had no answer. */
export const failureName = (error: string | null): TextName => failures[error ?? ''] ?? 'noAnswer';

const given: Readonly<Record<string, TextName>> = { city: 'givesCity', country: 'givesCountry', asn: 'givesAsn' };

/** What a file of location data tells of an address. */
export const nameOfGiven = (gives: string): TextName => given[gives] ?? 'unknown';
