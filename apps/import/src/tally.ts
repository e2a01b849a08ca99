import type { Confirmed } from './journal/confirmed.js';

/** Beyond this many different reasons only their codes are counted. */
const MOST_REASONS = 200;

/** What is confirmed of the whole file, by this run and by the ones before it. */
export class Tally {
  accepted = 0;
  duplicates = 0;
  rejected = 0;
  /** How often each reason was given, as `CODE: sentence`. */
  readonly reasons = new Map<string, number>();
  readonly remarks = new Map<string, number>();
  /** The server's id of each stored event, with the country that the file states for it. */
  readonly statedCountryOf = new Map<string, string | null>();

  get rows(): number {
    return this.accepted + this.duplicates + this.rejected;
  }

  /** An arrow, so that it can be handed on. */
  readonly add = (line: Confirmed): void => {
    this.accepted += line.accepted;
    this.duplicates += line.duplicates;
    this.rejected += line.rejected.length;
    line.ids.forEach((id, index) => this.statedCountryOf.set(id, line.statedCountries?.[index] ?? null));
    for (const { code, reason } of line.rejected) {
      const whole = `${code}: ${reason}`;
      bump(this.reasons, this.reasons.size < MOST_REASONS || this.reasons.has(whole) ? whole : code, 1);
    }
    for (const [remark, count] of Object.entries(line.remarks)) bump(this.remarks, remark, count);
  };
}

const bump = (counts: Map<string, number>, key: string, by: number): void => void counts.set(key, (counts.get(key) ?? 0) + by);
