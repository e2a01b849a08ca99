/** The most that is kept of what callers say, in bytes of JSON: what would go beyond is not merged. */
export const mostKnownBytes = { person: 64 * 1024, group: 32 * 1024 } as const;

/** One saying about something: when it was said, and what. */
export interface Saying {
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Key by key, and the later saying wins. */
export function mergeSaid(sayings: readonly Saying[]): string {
  const inOrder = [...sayings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return JSON.stringify(Object.assign({}, ...inOrder.map(({ data }) => data)));
}

/** The items under each key, with the keys in order: rows are locked in one order everywhere. */
export function inOrderOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
