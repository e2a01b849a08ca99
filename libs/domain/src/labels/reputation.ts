/** What is known of what happened at one place, such as a destination or an address. Sums are of weights, the newer the more. */
export interface Reputation {
  /** How many were labelled as fraud, and how many were labelled at all. */
  readonly frauds: number;
  readonly labelled: number;
  readonly fraud: number;
  readonly legitimate: number;
  /** Nobody said anything about these; counted only where there is fraud. */
  readonly unlabelled: number;
}

/** Of what has more labels than this the newest are looked at. */
export const labelsLookedAt = 200;

/** As much as this many frauds in a hundred and this much weight are presumed where nothing is known. */
const presumed = { share: 0.02, weight: 0.5 };

/** Nobody labels all that is fine: silence speaks for an event too, but not as loudly as a word. */
const silenceCounts = 0.25;

/** The share of fraud, smoothed: one case among three transfers is a suspicion, one among thousands is bad luck. */
export const shareOfFraud = ({ fraud, legitimate, unlabelled }: Reputation): number =>
  (fraud + presumed.weight * presumed.share) / (fraud + legitimate + silenceCounts * unlabelled + presumed.weight);
