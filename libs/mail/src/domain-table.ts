const EMPTY = 0;

/**
 * A set of domains with a byte for each, that remembers their hashes and not the domains: 150,000 of them take two and a half
 * megabytes instead of twelve. Two domains in a billion billion have one hash of 64 bits.
 */
export class DomainTable {
  private readonly mask: number;
  private readonly hashes: Uint32Array;
  private readonly marks: Uint8Array;

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2, most) * 1.3));
    this.mask = slots - 1;
    this.hashes = new Uint32Array(2 * slots);
    this.marks = new Uint8Array(slots);
  }

  /** Adds bits to the mark of a domain. */
  mark(domain: string, bits: number): void {
    const slot = this.slotOf(domain);
    this.hashes[2 * slot] = hashOf(domain, 1);
    this.hashes[2 * slot + 1] = hashOf(domain, 2);
    this.marks[slot] = (this.marks[slot] ?? 0) | bits;
  }

  /** 0 for a domain that was never marked. */
  of(domain: string): number {
    return this.marks[this.slotOf(domain)] ?? EMPTY;
  }

  /** Where the domain is, or the free place where it belongs. */
  private slotOf(domain: string): number {
    const [one, other] = [hashOf(domain, 1), hashOf(domain, 2)];
    let slot = one & this.mask;
    while (this.marks[slot] !== EMPTY && !(this.hashes[2 * slot] === one && this.hashes[2 * slot + 1] === other)) slot = (slot + 1) & this.mask;
    return slot;
  }
}

/** 32 bits, as murmur3 mixes them. */
function hashOf(text: string, seed: number): number {
  let hash = Math.imul(seed, 0x9e3779b1);
  for (let place = 0; place < text.length; place += 1) {
    const mixed = Math.imul(text.charCodeAt(place), 0xcc9e2d51);
    hash ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
