/** A share of some cases, and between which bounds it lies with 95 % certainty. */
export interface Share {
  readonly cases: number;
  /** 0..1; null without a case. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What a cut-off would have done: whoever scores below it is challenged. */
export interface Operation {
  readonly cutoff: number;
  readonly challenged: Share;
  /** Of the labelled cases that it would have challenged, those of fraud. Null without labels. */
  readonly precision: Share | null;
  /** Of the labelled cases of fraud, those that it would have challenged. Null without labels. */
  readonly recall: Share | null;
}

/** How often each whole score came: `counts[60]` are the cases from 60 to below 61. A whole cut-off so has an exact answer. */
export type ScoreCounts = readonly number[];

export const scoreBuckets = 101;

export const bucketOf = (score: number): number => Math.floor(score);

export interface Labelled {
  readonly fraud: ScoreCounts;
  readonly legitimate: ScoreCounts;
}

/** What each cut-off, a whole number, would have challenged. */
export function operationsOf(counts: ScoreCounts, labelled: Labelled | null, cutoffs: readonly number[]): Operation[] {
  return cutoffs.map((cutoff) => {
    const frauds = labelled && below(labelled.fraud, cutoff);
    return {
      cutoff,
      challenged: shareOf(below(counts, cutoff), all(counts)),
      precision: labelled && shareOf(frauds ?? 0, (frauds ?? 0) + below(labelled.legitimate, cutoff)),
      recall: labelled && shareOf(frauds ?? 0, all(labelled.fraud)),
    };
  });
}

const below = (counts: ScoreCounts, cutoff: number): number => all(counts.slice(0, cutoff));
const all = (counts: ScoreCounts): number => counts.reduce((sum, count) => sum + count, 0);

/** 95 % of a normal distribution lie so many standard deviations around its middle. */
const Z = 1.959964;

/**
 * With the interval of Wilson, which stays within 0 and 1 and is right for rare things, where the usual one is not. It takes the
 * cases for independent of each other; where a few entities bring most of them it is narrower than it should be.
 */
export function shareOf(hits: number, cases: number): Share {
  if (cases === 0) return { cases, share: null, low: null, high: null };
  const share = hits / cases;
  const spread = Z ** 2 / cases;
  const middle = (share + spread / 2) / (1 + spread);
  const reach = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / cases + spread / (4 * cases));
  return { cases, share: rounded(share), low: hits === 0 ? 0 : rounded(middle - reach), high: hits === cases ? 1 : rounded(middle + reach) };
}

/** Six decimals: a hundredth of a percent of ten thousand is still told. */
const rounded = (share: number): number => Math.round(share * 1_000_000) / 1_000_000;
