/** What a city database says about an address, whatever its layout. */
export interface CityRecord {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The database's own radius, where it has one. */
  readonly radiusKm: number | null;
  readonly anycast: boolean;
}

/** As ip-location-db writes it: everything on one level, empty text for unknown. */
interface FlatRecord {
  readonly country_code: string;
  readonly state1?: string;
  readonly city?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

interface Named {
  readonly names?: Readonly<Record<string, string>>;
}

/** As MaxMind and DB-IP publish it. */
interface NestedRecord {
  readonly country?: { readonly iso_code?: string };
  readonly subdivisions?: readonly Named[];
  readonly city?: Named;
  readonly location?: { readonly latitude?: number; readonly longitude?: number; readonly accuracy_radius?: number };
  readonly traits?: { readonly is_anycast?: boolean };
}

export type StoredRecord = FlatRecord | NestedRecord;

export function readCityRecord(stored: StoredRecord): CityRecord {
  return 'country_code' in stored ? fromFlat(stored) : fromNested(stored);
}

function fromFlat(flat: FlatRecord): CityRecord {
  return {
    country: countryCode(flat.country_code),
    region: flat.state1 || null,
    city: flat.city || null,
    latitude: degrees(flat.latitude),
    longitude: degrees(flat.longitude),
    radiusKm: null,
    anycast: false,
  };
}

function fromNested({ country, subdivisions, city, location, traits }: NestedRecord): CityRecord {
  return {
    country: countryCode(country?.iso_code),
    region: nameOf(subdivisions?.[0]),
    city: nameOf(city),
    latitude: degrees(location?.latitude),
    longitude: degrees(location?.longitude),
    radiusKm: location?.accuracy_radius ?? null,
    anycast: traits?.is_anycast === true,
  };
}

/** Ten metres are more than these databases know; the rest is what single precision leaves behind. */
function degrees(stored: number | undefined): number | null {
  return stored === undefined ? null : Math.round(stored * 10_000) / 10_000;
}

function nameOf(named: Named | undefined): string | null {
  return (named?.names?.['en'] ?? Object.values(named?.names ?? {})[0]) || null;
}

/** Registries use ZZ for nobody and EU for several: neither is a country. */
export function countryCode(code: string | undefined): string | null {
  return code !== undefined && /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && code !== 'EU' ? code : null;
}
