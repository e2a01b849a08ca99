/** One row of the file; the first under the header, or the first line of NDJSON, is number 1. */
export type Row = ReadRow | UnreadableRow;

export interface ReadRow {
  readonly number: number;
  /** The row as it stands in the file: its identity is derived from this. */
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Cells of a CSV are all texts; values of NDJSON have types. */
  readonly typed: boolean;
}

export interface UnreadableRow {
  readonly number: number;
  readonly text: string;
  readonly problem: string;
}
