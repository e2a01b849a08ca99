/** How far a number moved: as a share of what it was, or in points. Null: there is nothing to compare. */
export function changeOf(now: number | null, before: number | null, as: 'share' | 'points'): number | 'isNew' | 'isGone' | 'same' | null {
  if (now === null || before === null) return null;
  if (now === before) return now === 0 ? null : 'same';
  if (as === 'points') return now - before;
  if (before === 0) return 'isNew';
  return now === 0 ? 'isGone' : (now - before) / before;
}
