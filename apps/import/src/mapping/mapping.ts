import type { ReadRow } from '../source/row.js';

/** How the rows of one kind of file become events. */
export interface Mapping {
  /** The columns without which a CSV is another kind of file. */
  readonly requires: readonly string[];
  /** Whether the persons are created when nobody asks for it. */
  readonly createsPersons: boolean;
  /** Throws RowProblem where the row cannot be an event. */
  readonly map: (row: ReadRow) => Mapped;
}

export interface Mapped {
  readonly event: Readonly<Record<string, unknown>>;
  /** Who is behind it, where only an external id says so: events alone do not create such a person. */
  readonly person: Person | null;
  /** The country that the file itself states, to be compared with the place of the address. */
  readonly statedCountry?: string;
  /** What is worth knowing about rows like this one; counted in the summary behind their number. */
  readonly remark?: string;
}

/** As POST /entities takes it. */
export interface Person {
  readonly type: 'person';
  readonly name: string;
  readonly externalId: string;
}

/** Why one row cannot be an event. The others can. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
}
