/** A seeded source of numbers: the same seed gives the same load. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds must not give neighbouring numbers, and zero would stay zero.
    this.state = Math.imul(seed + 1, 0x9e3779b1) | 1;
    for (let n = 0; n < 8; n += 1) this.next();
  }

  /** 0 to 2^32 - 1 (xorshift). */
  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return x >>> 0;
  }

  below(limit: number): number {
    return this.next() % limit;
  }

  chance(percent: number): boolean {
    return this.next() % 100 < percent;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.next() % items.length] as Item;
  }
}
