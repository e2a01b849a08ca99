/** A column of an exported list. */
export interface Column<Row> {
  readonly name: string;
  readonly of: (row: Row) => string | number | null | undefined;
}

/** RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe: what a stranger sent is opened by an analyst. */
export const csvOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string => rows.map((row) => lineOf(columns.map(({ of }) => of(row)))).join('');

/** The line above all others. */
export const headOf = <Row>(columns: readonly Column<Row>[]): string => lineOf(columns.map(({ name }) => name));

const lineOf = (cells: readonly (string | number | null | undefined)[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
