/** What kind of line an address belongs to, judged from who runs the network. Never a verdict about the person. */
export type NetworkClass = 'consumer' | 'mobile' | 'satellite' | 'relay' | 'hosting' | 'anonymiser' | 'private' | 'unknown';

/** What came in where an address was expected. */
export type AddressKind = 'public' | 'private' | 'malformed' | 'absent';

/** Where an address is and who runs its network, as far as data on disk can tell; what they cannot tell is `null`. */
export interface Place {
  readonly addressKind: AddressKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** How far off nine in ten such places are at most; subtract it before believing in a journey. */
  readonly accuracyKm: number | null;
  readonly asn: number | null;
  readonly asName: string | null;
  readonly networkClass: NetworkClass;
  /** The two country databases contradict each other. */
  readonly countryDisputed: boolean;
}

/** The place of everything that has none. */
export const nowhere: Readonly<Record<Exclude<AddressKind, 'public'>, Place>> = {
  private: unplaced('private', 'private'),
  malformed: unplaced('malformed', 'unknown'),
  absent: unplaced('absent', 'unknown'),
};

function unplaced(addressKind: AddressKind, networkClass: NetworkClass): Place {
  return Object.freeze({
    addressKind,
    country: null,
    region: null,
    city: null,
    latitude: null,
    longitude: null,
    accuracyKm: null,
    asn: null,
    asName: null,
    networkClass,
    countryDisputed: false,
  });
}
