/** Keeps every latency, in ms, and sorts them once at the end. */
export class Latencies {
  private kept = new Float32Array(1 << 16);
  count = 0;

  add(ms: number): void {
    if (this.count === this.kept.length) {
      const larger = new Float32Array(this.kept.length * 2);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[this.count] = ms;
    this.count += 1;
  }

  summary(): { p50: number; p95: number; p99: number; max: number } {
    const sorted = this.kept.subarray(0, this.count).toSorted();
    const at = (share: number): number => sorted[Math.min(this.count - 1, Math.floor(this.count * share))] ?? 0;
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  }
}
