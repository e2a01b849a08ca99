import { readTaxId } from './read-tax-id.js';

/**
 * The country of somebody who did not say. It is home, unless the id is false at home and its check digit holds in one
 * other country only: then the id names that one.
 */
export function countryOfTaxId(taxId: string | null, home: string | null): string | null {
  if (taxId === null) return home;
  if (home !== null && readTaxId(taxId, home).verdict !== 'invalid') return home;
  const { checked, country } = readTaxId(taxId, null);
  return (checked ? country : null) ?? home;
}
