type Words = readonly number[] | Uint32Array;

/** Address ranges in rising order, in flat arrays: half a million of them cost a few megabytes and one binary search. */
export class Ranges {
  private readonly count: number;

  constructor(
    /** 32-bit words per address: 1 for IPv4, 4 for IPv6. */
    private readonly width: number,
    private readonly starts: Uint32Array,
    private readonly ends: Uint32Array,
  ) {
    this.count = starts.length / width;
  }

  /** The number of the range that holds this address, or -1. */
  find(address: readonly number[]): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.starts, middle, address, 0) <= 0) low = middle + 1;
      else high = middle;
    }
    const candidate = low - 1;
    return candidate >= 0 && this.compare(this.ends, candidate, address, 0) >= 0 ? candidate : -1;
  }

  /** The first range that ends before it starts or starts before the one ahead of it, or -1: a search would miss what is there. */
  firstOutOfOrder(): number {
    for (let index = 0; index < this.count; index++) {
      if (this.compare(this.ends, index, this.starts, index) < 0) return index;
      if (index > 0 && this.compare(this.starts, index, this.starts, index - 1) <= 0) return index;
    }
    return -1;
  }

  private compare(one: Words, index: number, other: Words, otherIndex: number): number {
    for (let word = 0; word < this.width; word++) {
      const difference = one[index * this.width + word]! - other[otherIndex * this.width + word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
