import { setTimeout as sleep } from 'node:timers/promises';

/** How fast and how far the load may go: at a steady pace, and no further than the disturbances let it. */
export class Gate {
  private passed = 0;
  private limit = 0;
  private free = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly perSecond: number) {}

  letUpTo(limit: number): void {
    this.limit = Math.max(this.limit, limit);
    for (const goOn of this.waiting.splice(0)) goOn();
  }

  async pass(events: number): Promise<void> {
    while (this.passed >= this.limit) await new Promise<void>((goOn) => this.waiting.push(goOn));
    this.passed += events;
    const now = performance.now();
    this.free = Math.max(now, this.free) + (events * 1_000) / this.perSecond;
    await sleep(this.free - now);
  }
}
