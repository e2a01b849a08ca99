import type { StatedTaxId } from '../../facts/tax-id.fact.js';
import type { Visit } from '../../facts/visits.fact.js';
import { newest } from '../../facts/windows.js';
import { readCountry } from '../../place/read-country.js';
import { readPhone } from '../../profile/phone.js';
import type { Profile } from '../../profile/profile-of.js';
import { readTaxId } from '../../tax-id/read-tax-id.js';

/** A country, and what of the profile says that somebody belongs there. */
export interface Home {
  readonly country: string;
  readonly by: 'the phone number' | 'the stated country' | 'the tax identifier';
}

/** Where somebody says that he is at home: by an international phone number that exists, and by the country that he states. */
export function statedHomes({ fields }: Profile): Home[] {
  const stated = fields.COUNTRY === undefined ? null : readCountry(fields.COUNTRY);
  const ofPhone = fields.PHONE === undefined ? null : readPhone(fields.PHONE, stated).country;
  return [...homes(ofPhone, 'the phone number'), ...homes(stated, 'the stated country')];
}

/** Where the tax identifier was issued; nothing for one that does not hold. */
export function taxHome(taxId: StatedTaxId | null): Home[] {
  if (taxId === null) return [];
  const { country, verdict } = readTaxId(taxId.value, taxId.country);
  return verdict === 'valid' ? homes(country, 'the tax identifier') : [];
}

const homes = (country: string | null, by: Home['by']): Home[] => (country === null ? [] : [{ country, by }]);

/** The visits that say where somebody is: a data centre or a relay says where a machine is. */
export const atLines = (visits: readonly Visit[]): Visit[] => newest(visits).filter(({ networkClass }) => networkClass === 'consumer' || networkClass === 'mobile');
