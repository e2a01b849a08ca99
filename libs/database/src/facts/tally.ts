/** How often each value occurs, in the order of first occurrence; null is not counted. */
export function tally<Item, Value extends string | number>(items: readonly Item[], of: (item: Item) => Value | null): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const item of items) {
    const value = of(item);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts];
}
