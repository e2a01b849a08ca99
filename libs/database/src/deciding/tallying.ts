import type { Database } from '../database.js';
import { RuleTally } from '../rules/rule-tally.js';

/** How often sync rules were asked is written so often, in ms: the rows of a rule would be locked by every group otherwise. */
const EVERY_MS = 1_000;

/** Counts what sync rules did, beside the requests. The hits themselves are rows; of how often rules were asked, a crash loses a second. */
export class Tallying {
  private tally = new RuleTally();
  private writtenAt = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  get current(): RuleTally {
    return this.tally;
  }

  /** Behind the answers of a group. Answers nothing that anybody waits for. */
  writeDue(): void {
    if (Date.now() - this.writtenAt < EVERY_MS) return;
    this.writtenAt = Date.now();
    void this.write();
  }

  /** What was counted and not written yet. A failure leaves it uncounted. */
  write(): Promise<void> {
    const full = this.tally.writing(new Date(), process.pid);
    this.tally = new RuleTally();
    this.writing = this.writing.then(() => full && this.database.run(...full)).then(() => undefined, () => undefined);
    return this.writing;
  }
}
