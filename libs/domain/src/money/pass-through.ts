import { passedOnWithinMs } from '../facts/windows.js';

/** A payment that somebody got from another. */
export interface MoneyIn {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cents: number;
  readonly sender: string;
  /** The sender had never paid in before these days. */
  readonly isNew: boolean;
}

/** A payment that somebody made. */
export interface MoneyOut {
  readonly at: number;
  readonly cents: number;
}

/** What became of the money that others paid in. */
export interface PassedOn {
  readonly senders: number;
  readonly newSenders: number;
  /** The part of it that left again within twelve hours, 0..1. */
  readonly share: number;
  /** The payments that it paid for, half of each at least. */
  readonly rounds: number;
}

/**
 * Each payment out is paid from what came in within the hours before it, the oldest first, as far as that goes: money has no
 * name on it, and an account that was full before would explain any payment.
 */
export function passedOn(incoming: readonly MoneyIn[], outgoing: readonly MoneyOut[]): PassedOn {
  const left = incoming.toSorted((one, other) => one.at - other.at || one.cents - other.cents).map(({ at, cents }) => ({ at, cents }));
  const received = incoming.reduce((sum, { cents }) => sum + cents, 0);
  let [passed, rounds] = [0, 0];
  for (const { at, cents } of outgoing.toSorted((one, other) => one.at - other.at || one.cents - other.cents)) {
    let paid = 0;
    for (const lot of left) {
      if (lot.at > at || at - lot.at > passedOnWithinMs) continue;
      const part = Math.min(lot.cents, cents - paid);
      lot.cents -= part;
      paid += part;
    }
    passed += paid;
    if (paid > 0 && paid >= cents / 2) rounds += 1;
  }
  return {
    senders: new Set(incoming.map(({ sender }) => sender)).size,
    newSenders: new Set(incoming.filter(({ isNew }) => isNew).map(({ sender }) => sender)).size,
    share: received === 0 ? 0 : passed / received,
    rounds,
  };
}
