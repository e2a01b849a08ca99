interface Road {
  taken: number;
  /** Those who wait for a lane, the longest waiting first. */
  readonly waiting: (() => void)[];
  /** Somebody waited in vain: until the endpoint is quick again nobody waits. */
  jammed: boolean;
}

export type Leave = () => void;

/**
 * How many webhooks are on their way to each endpoint. One that answers slowly fills its own lanes and no more: what comes
 * on top is turned away at once, so that it does not stand in the way of the others. A quick one is waited for.
 */
export class Lanes {
  private readonly roads = new Map<string, Road>();

  constructor(
    private readonly ofEach: number,
    private readonly patienceMs: number,
  ) {}

  /** Answers how to leave the lane again, or null when none comes free in time. */
  async enter(endpointId: string): Promise<Leave | null> {
    const road = this.roads.get(endpointId) ?? this.open(endpointId);
    if (road.taken < this.ofEach) road.taken += 1;
    else if (road.jammed || !(await this.handedOver(road))) return null;
    const enteredAt = performance.now();
    return () => this.leave(endpointId, road, performance.now() - enteredAt);
  }

  private open(endpointId: string): Road {
    const road: Road = { taken: 0, waiting: [], jammed: false };
    this.roads.set(endpointId, road);
    return road;
  }

  private leave(endpointId: string, road: Road, tookMs: number): void {
    if (tookMs < this.patienceMs) road.jammed = false;
    const next = road.waiting.shift();
    if (next) return next();
    road.taken -= 1;
    if (road.taken === 0) this.roads.delete(endpointId);
  }

  /** Waits for a lane, which stays taken from hand to hand. */
  private handedOver(road: Road): Promise<boolean> {
    return new Promise((resolve) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        road.waiting.splice(road.waiting.indexOf(enter), 1);
        road.jammed = true;
        resolve(false);
      }, this.patienceMs);
      road.waiting.push(enter);
    });
  }
}
