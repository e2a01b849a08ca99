import type { ReadRow } from '../source/row.js';
import { RowProblem } from './mapping.js';

/** Reads the cells of a row by their column. An empty cell is an absent one. */
export class Cells {
  constructor(private readonly row: ReadRow) {}

  text(column: string): string | undefined {
    const value = this.row.fields[column];
    const text = value === undefined || value === null ? '' : String(value).trim();
    return text === '' ? undefined : text;
  }

  needed(column: string): string {
    const text = this.text(column);
    if (text === undefined) throw new RowProblem(`${column} is empty.`);
    return text;
  }

  number(column: string): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw new RowProblem(`${column} is "${text.slice(0, 80)}", which is not a number.`);
    return Number(text);
  }

  flag(column: string): boolean | undefined {
    const text = this.text(column)?.toLowerCase();
    if (text === undefined) return undefined;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    throw new RowProblem(`${column} is "${text.slice(0, 80)}"; use TRUE or FALSE.`);
  }

  /** ISO 8601 with a zone: without one it is UTC, which is what these data sets mean. */
  moment(column: string): string {
    const text = this.needed(column).replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T');
    return /(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  }
}
