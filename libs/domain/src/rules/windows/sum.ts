/** A hundred-millionth is the finest that is added up: whole numbers of it come to the same sum in any order. */
const units = 100_000_000;
const mostAdded = 1e300;

export const unitsOf = (value: number): bigint => BigInt(inUnits(value));

/** A whole number. */
const inUnits = (value: number): number => Math.round(Math.max(-mostAdded, Math.min(mostAdded, value)) * units);

/** Adds up numbers exactly: in a plain number as far as that is exact, which it is for all but very large sums. */
export class Sum {
  private small = 0;
  private large = 0n;

  add(value: number): void {
    const more = inUnits(value);
    const sum = this.small + more;
    if (Number.isSafeInteger(sum)) {
      this.small = sum;
      return;
    }
    this.large += BigInt(this.small) + BigInt(more);
    this.small = 0;
  }

  /** In units of `unitsOf`. */
  get total(): bigint {
    return this.large + BigInt(this.small);
  }
}

/** A number of units, divided, to four decimals. */
export const fromUnits = (sum: bigint, parts = 1): number => Math.round((Number(sum) / units / parts) * 10_000) / 10_000;
