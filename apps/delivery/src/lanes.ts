interface Road {
  taken: number;
  /** Those who wait for a lane, the longest waiting first. */
  readonly waiting: ((leave: Leave) => void)[];
  /** Somebody waited in vain: until a lane comes free nobody waits again. */
  jammed: boolean;
}

export type Leave = () => void;

/**
 * How many webhooks are on their way to each endpoint. One that answers slowly fills its own lanes and no more: what comes
 * on top is turned away at once, so that it does not stand in the way of the others. A fast one is only waited for.
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
    if (road.taken < this.ofEach) {
      road.taken += 1;
      return this.leaving(endpointId, road);
    }
    return road.jammed ? null : this.wait(road);
  }

  private open(endpointId: string): Road {
    const road: Road = { taken: 0, waiting: [], jammed: false };
    this.roads.set(endpointId, road);
    return road;
  }

  private leaving(endpointId: string, road: Road): Leave {
    return () => {
      road.jammed = false;
      const next = road.waiting.shift();
      if (next) return next(this.leaving(endpointId, road));
      road.taken -= 1;
      if (road.taken === 0) this.roads.delete(endpointId);
    };
  }

  private wait(road: Road): Promise<Leave | null> {
    return new Promise((resolve) => {
      const enter = (leave: Leave): void => {
        clearTimeout(timer);
        resolve(leave);
      };
      const timer = setTimeout(() => {
        road.waiting.splice(road.waiting.indexOf(enter), 1);
        road.jammed = true;
        resolve(null);
      }, this.patienceMs);
      road.waiting.push(enter);
    });
  }
}
