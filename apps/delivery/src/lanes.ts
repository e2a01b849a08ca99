interface Road {
  taken: number;
  /** Somebody came while all lanes were taken, and waits in the ledger. */
  passedBy: boolean;
}

export type Leave = () => void;

/**
 * How much is on its way to each endpoint. One that answers slowly fills its own lanes and no more: what comes on top goes away
 * at once, unasked and unclaimed, and does not stand in the way of the others. It is remembered that somebody did: whoever comes
 * back looks for him in the ledger, until nobody is found.
 */
export class Lanes {
  private readonly roads = new Map<string, Road>();

  constructor(private readonly ofEach: number) {}

  /** Answers how to leave the lane again, or null when all are taken. */
  enter(endpointId: string): Leave | null {
    const road = this.roads.get(endpointId) ?? { taken: 0, passedBy: false };
    if (road.taken >= this.ofEach) {
      road.passedBy = true;
      return null;
    }
    road.taken += 1;
    this.roads.set(endpointId, road);
    return () => {
      road.taken -= 1;
      this.forgetEmpty(endpointId, road);
    };
  }

  somebodyWaits(endpointId: string): boolean {
    return this.roads.get(endpointId)?.passedBy ?? false;
  }

  nobodyWaits(endpointId: string): void {
    const road = this.roads.get(endpointId);
    if (!road) return;
    road.passedBy = false;
    this.forgetEmpty(endpointId, road);
  }

  private forgetEmpty(endpointId: string, road: Road): void {
    if (road.taken === 0 && !road.passedBy) this.roads.delete(endpointId);
  }
}
