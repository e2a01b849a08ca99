/** Something that was judged, and whether it was bad. */
export interface Judged {
  /** Higher is worse. */
  readonly risk: number;
  readonly isBad: boolean;
}

/** How likely a bad one has the higher risk of a pair, where a tie is half a success (Mann and Whitney). */
export function auc(judged: readonly Judged[]): number {
  const sorted = judged.toSorted((one, other) => one.risk - other.risk);
  let [ranks, bad] = [0, 0];
  for (let from = 0; from < sorted.length; ) {
    let until = from;
    while (until < sorted.length && sorted[until]?.risk === sorted[from]?.risk) until += 1;
    const badOnes = sorted.slice(from, until).filter(({ isBad }) => isBad).length;
    ranks += (badOnes * (from + 1 + until)) / 2;
    bad += badOnes;
    from = until;
  }
  const good = sorted.length - bad;
  return bad === 0 || good === 0 ? NaN : (ranks - (bad * (bad + 1)) / 2) / (bad * good);
}
