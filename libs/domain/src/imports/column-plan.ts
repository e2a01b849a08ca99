/** What a text of a CSV cell can be turned into before it becomes a field. */
export const transforms = ['trim', 'upper', 'lower', 'number', 'boolean', 'date'] as const;
export type Transform = (typeof transforms)[number];

/** One value of JSON without parts. */
export type Scalar = string | number | boolean;

/** What becomes of one column of a CSV file. */
export interface ColumnPlan {
  readonly column: string;
  /** The place in the event: a field, or a field inside metadata or deviceDetails. */
  readonly path: readonly string[];
  /** Left out: the text is taken as it stands. */
  readonly transform?: Transform | undefined;
  /** How numbers or dates are written in this column. */
  readonly format?: string | undefined;
  /** The offset from UTC of dates that name none, for example -03:00. */
  readonly zone?: string | undefined;
  /** The value of an empty cell. */
  readonly otherwise?: Scalar | undefined;
  /** What some texts mean; all others stay as they are. */
  readonly values?: Readonly<Record<string, Scalar>> | undefined;
}
