interface Road {
  taken: number;
  /** Somebody came while all lanes were taken, and waits in the ledger. */
  passedBy: boolean;
}

/** Gives the lane free. Answers whether somebody waits for it. */
export type Leave = () => boolean;

/**
 * How much is on its way to each endpoint. One that answers slowly fills its own lanes and no more: what comes on top goes away
 * at once, unasked and unclaimed, and does not stand in the way of the others. Whoever leaves a lane brings the next one along.
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
    return () => this.leave(endpointId, road);
  }

  /** There was nobody to bring along. */
  nobodyWaits(endpointId: string): void {
    const road = this.roads.get(endpointId);
    if (road) road.passedBy = false;
  }

  private leave(endpointId: string, road: Road): boolean {
    road.taken -= 1;
    if (road.taken === 0) this.roads.delete(endpointId);
    return road.passedBy;
  }
}
