/**
 * Confidence that grows with the number of things seen: nothing at none, half of `most` at `halfway`, never all of it.
 * Three events are a first impression, three hundred are a habit.
 */
export function growing(seen: number, { halfway, most }: { halfway: number; most: number }): number {
  return seen <= 0 ? 0 : (most * seen) / (seen + halfway);
}

/** Where a number lies on the way between two others: 0 at or before `from`, 1 at or after `to`. */
export function along(number: number, { from, to }: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (number - from) / (to - from)));
}

/** The events of those members that are asked for. */
export function eventsOf<Use extends { readonly events: number }>(uses: readonly Use[], asked: (use: Use) => boolean = () => true): number {
  return uses.reduce((sum, use) => (asked(use) ? sum + use.events : sum), 0);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `1 event`, `2 events`: reasons are read by people. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
