const ROUNDS = 25;
/** A little pull towards nothing, so that a feature that tells all does not run away. */
const RIDGE = 1e-3;

/** Fitted by Newton's method on standardised columns. Answers the log odds of whatever rows it is asked about. */
export function logisticRegression(rows: readonly (readonly number[])[], bad: readonly boolean[]): (asked: readonly (readonly number[])[]) => number[] {
  const width = (rows[0]?.length ?? 0) + 1;
  const scale = Array.from({ length: width - 1 }, (_, n) => {
    const mean = rows.reduce((sum, row) => sum + (row[n] ?? 0), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + ((row[n] ?? 0) - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  const standard = (row: readonly number[]): number[] => [1, ...row.map((value, n) => (value - (scale[n]?.mean ?? 0)) / (scale[n]?.deviation ?? 1))];
  const seen = rows.map(standard);
  const weights = new Array<number>(width).fill(0);
  const oddsOf = (row: readonly number[]): number => row.reduce((sum, value, n) => sum + value * (weights[n] ?? 0), 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((weight) => RIDGE * weight);
    const bend = weights.map((_, n) => weights.map((_, m) => (n === m ? RIDGE : 0)));
    seen.forEach((row, at) => {
      const likely = 1 / (1 + Math.exp(-oddsOf(row)));
      for (let n = 0; n < width; n += 1) {
        slope[n] = (slope[n] ?? 0) + (likely - (bad[at] ? 1 : 0)) * (row[n] ?? 0);
        const line = bend[n] as number[];
        for (let m = 0; m < width; m += 1) line[m] = (line[m] ?? 0) + likely * (1 - likely) * (row[n] ?? 0) * (row[m] ?? 0);
      }
    });
    const step = solve(bend, slope);
    for (let n = 0; n < width; n += 1) weights[n] = (weights[n] ?? 0) - (step[n] ?? 0);
  }
  return (asked) => asked.map((row) => oddsOf(standard(row)));
}

/** Gauss, with the largest pivot first. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, n) => [...row, right[n] ?? 0]);
  for (let n = 0; n < rows.length; n += 1) {
    const pivot = rows.reduce((best, row, at) => (at >= n && Math.abs(row[n] ?? 0) > Math.abs(rows[best]?.[n] ?? 0) ? at : best), n);
    [rows[n], rows[pivot]] = [rows[pivot] as number[], rows[n] as number[]];
    const own = rows[n] as number[];
    const first = own[n] ?? 1;
    for (let m = n; m < own.length; m += 1) own[m] = (own[m] ?? 0) / first;
    rows.forEach((row, at) => {
      const factor = row[n] ?? 0;
      if (at === n || factor === 0) return;
      for (let m = n; m < row.length; m += 1) row[m] = (row[m] ?? 0) - factor * (own[m] ?? 0);
    });
  }
  return rows.map((row) => row.at(-1) ?? 0);
}
