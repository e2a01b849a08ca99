import { comparedTaxId, type Profile, readCountry, readTaxId, type StatedTaxId } from '@app/domain';
import type { Subject } from './subject.js';

/** The tax id of somebody, wherever it was stated, and what others know of it. */
export interface ComparableTaxId extends StatedTaxId {
  /** What people are compared by; null for what identifies nobody. */
  readonly compared: string | null;
  /** It is known by what was said of somebody and not by his own columns: until he is scored, nobody else finds it. */
  readonly isTold: boolean;
}

/** The one that the entity is known by; without one, what events and attributes say. */
export function statedTaxId({ taxId, taxIdNormalized, country }: Subject, profile: Profile | undefined): ComparableTaxId | null {
  const { TAX_ID: told, COUNTRY: lives } = profile?.fields ?? {};
  const livesIn = lives === undefined ? null : readCountry(lives);
  if (taxId !== null) return { value: taxId, country: country ?? livesIn, compared: taxIdNormalized, isTold: false };
  if (told === undefined) return null;
  // The country of whoever was made by an event is a guess; where he lives is not always where he pays his taxes.
  const issuedBy = [country, livesIn].find((one) => one !== null && readTaxId(told, one).verdict !== 'invalid') ?? country ?? livesIn;
  return { value: told, country: issuedBy, compared: comparedTaxId(told, issuedBy), isTold: true };
}
