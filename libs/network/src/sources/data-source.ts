/** A data set that places are taken from: what it is, how old, and whom to thank. Shown at `GET /health` and beside results. */
export interface DataSource {
  readonly name: string;
  readonly gives: 'city' | 'country' | 'asn' | 'anonymisers';
  /** ISO day on which the data were made, as they say themselves. */
  readonly date: string;
  readonly licence: string;
  /** The sentence that the licence wants to see where results are shown; empty when it wants none. */
  readonly credit: string;
  /** Where that sentence has to link to. */
  readonly link: string | null;
  /** Ranges or networks in it; `null` where only its size is known. */
  readonly rows: number | null;
  readonly bytes: number;
}

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
