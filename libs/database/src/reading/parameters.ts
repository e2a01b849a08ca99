/** The values of a statement that is put together from parts, in the order in which the parts name them. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The place of a value in the statement, with its type. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
