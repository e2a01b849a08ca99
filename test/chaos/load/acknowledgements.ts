/** What the merchant was told about one of its events, in every 2xx answer that it got for it. */
export interface Told {
  readonly eventIds: ReadonlySet<string>;
  readonly entityIds: ReadonlySet<string>;
}

interface Waiting {
  readonly count: number;
  readonly reached: () => void;
}

/** Which events were acknowledged, and a bell for everybody who waits until there are so many. */
export class Acknowledgements {
  private readonly told = new Map<string, { eventIds: Set<string>; entityIds: Set<string> }>();
  private waiting: Waiting[] = [];

  get all(): ReadonlyMap<string, Told> {
    return this.told;
  }

  get count(): number {
    return this.told.size;
  }

  add(clientId: string, eventId: string, entityId: string | null): void {
    const one = this.told.get(clientId) ?? { eventIds: new Set(), entityIds: new Set() };
    one.eventIds.add(eventId);
    if (entityId !== null) one.entityIds.add(entityId);
    this.told.set(clientId, one);
    for (const { reached } of this.waiting.filter(({ count }) => count <= this.count)) reached();
    this.waiting = this.waiting.filter(({ count }) => count > this.count);
  }

  reach(count: number): Promise<void> {
    if (count <= this.count) return Promise.resolve();
    return new Promise((reached) => this.waiting.push({ count, reached }));
  }
}
