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

/** The mean of the precision at each bad one, from the highest risk down. Those of one risk are taken together. */
export function averagePrecision(judged: readonly Judged[]): number {
  const bad = judged.filter(({ isBad }) => isBad).length;
  let [seen, found, sum] = [0, 0, 0];
  for (const { of, badOnes } of fromTheTop(judged)) {
    seen += of;
    found += badOnes;
    sum += (badOnes * found) / seen;
  }
  return bad === 0 ? NaN : sum / bad;
}

/** The share of the bad ones above the lowest cut-off at which at most this share of the good ones lies above it too. */
export function recallAt(falsePositives: number, judged: readonly Judged[]): number {
  const bad = judged.filter(({ isBad }) => isBad).length;
  const allowed = falsePositives * (judged.length - bad);
  let [accused, found] = [0, 0];
  for (const { of, badOnes } of fromTheTop(judged)) {
    accused += of - badOnes;
    if (accused > allowed) break;
    found += badOnes;
  }
  return bad === 0 ? NaN : found / bad;
}

/** Those of the same risk together, the highest first. */
function fromTheTop(judged: readonly Judged[]): { readonly of: number; readonly badOnes: number }[] {
  const steps: { risk: number; of: number; badOnes: number }[] = [];
  for (const { risk, isBad } of judged.toSorted((one, other) => other.risk - one.risk)) {
    const last = steps.at(-1);
    if (last?.risk === risk) {
      last.of += 1;
      last.badOnes += isBad ? 1 : 0;
    } else steps.push({ risk, of: 1, badOnes: isBad ? 1 : 0 });
  }
  return steps;
}
