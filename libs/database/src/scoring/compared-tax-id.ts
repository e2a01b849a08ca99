import { idsOfHolder } from '@app/domain';

/** The tax id that somebody is compared by, and whose it is: in another country the same number is somebody else's. */
export interface ComparedTaxId {
  readonly taxId: string | null;
  readonly taxCountry: string | null;
}

export const sameTaxId = (one: ComparedTaxId, other: ComparedTaxId): boolean => one.taxId === other.taxId && one.taxCountry === other.taxCountry;

/** By these the same holder is found. */
export const holdersIds = ({ taxId, taxCountry }: ComparedTaxId): string[] => (taxId === null ? [] : idsOfHolder(taxId, taxCountry));
