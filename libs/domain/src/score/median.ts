/** The whole score in the middle, of counts by whole score; null where nothing was counted. */
export function medianOf(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  let below = 0;
  return counts.findIndex((n) => (below += n) * 2 >= total);
}
