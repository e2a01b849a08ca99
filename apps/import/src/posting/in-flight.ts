/**
 * Works through `items` with at most `most` under way at once. The next item is only taken when there is room, so that
 * no more of them are in memory. After a failure, or when `stop` is aborted, nothing new is begun; what is under way is
 * finished first, then the failure is thrown.
 */
export async function inFlight<Item>(items: AsyncIterable<Item> | Iterable<Item>, most: number, work: (item: Item) => Promise<void>, stop?: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const item of items) {
      if (failures.length > 0 || stop?.aborted) break;
      const task: Promise<void> = work(item)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(task));
      running.add(task);
      if (running.size >= most) await Promise.race(running);
      if (failures.length > 0 || stop?.aborted) break;
    }
  } finally {
    await Promise.all(running);
  }
  if (failures.length > 0) throw failures[0];
}
