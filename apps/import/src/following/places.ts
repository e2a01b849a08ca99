import type { Progress } from '../api/answers.js';

/** How the places that the server found agree with the countries that the file states. */
export interface PlaceCounts {
  readonly public: number;
  readonly asStated: number;
  readonly elsewhere: number;
  /** Public, but in no database, or with no stated country to compare with. */
  readonly unknown: number;
  readonly private: number;
  /** No address, or one that is none. */
  readonly none: number;
}

export function countPlaces(statedCountryOf: ReadonlyMap<string, string | null>): { add: (place: Progress['places'][number]) => void; counts: PlaceCounts } {
  const counts = { public: 0, asStated: 0, elsewhere: 0, unknown: 0, private: 0, none: 0 };
  const add = ({ id, addressKind, country }: Progress['places'][number]): void => {
    if (addressKind !== 'public') {
      counts[addressKind === 'private' ? 'private' : 'none'] += 1;
      return;
    }
    counts.public += 1;
    const stated = statedCountryOf.get(id) ?? null;
    if (stated === null || country === null) counts.unknown += 1;
    else counts[stated.toUpperCase() === country.toUpperCase() ? 'asStated' : 'elsewhere'] += 1;
  };
  return { add, counts };
}
