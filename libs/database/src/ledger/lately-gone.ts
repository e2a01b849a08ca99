import { firstRingAfter } from './deadline.js';

/**
 * The batches that went along with another, so that whoever is rung for one of them need not ask PostgreSQL for it. Not for longer than
 * their own ring takes: a server that crashes undoes what had not reached its disk, and then the sweep rings for a batch that is there again.
 */
export class LatelyGone {
  /** Oldest first. */
  private readonly until = new Map<string, number>();

  add(ids: readonly string[]): void {
    const now = performance.now();
    for (const [id, until] of this.until) {
      if (until > now) break;
      this.until.delete(id);
    }
    for (const id of ids) this.until.set(id, now + firstRingAfter);
  }

  /** Whether it went lately. The ring was for that, and another one is to be looked after. */
  forget(id: string): boolean {
    const until = this.until.get(id) ?? 0;
    this.until.delete(id);
    return until > performance.now();
  }
}
