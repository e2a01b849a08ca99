/**
 * How much a process has on its way to all endpoints together: one delivery in each hand. Whoever finds no free one waits for it,
 * unclaimed, in the order in which they came; an endpoint's lanes keep one that is slow from filling them all.
 */
export class Hands {
  private readonly waiting: (() => void)[] = [];
  private full = 0;

  constructor(private readonly all: number) {}

  async take(): Promise<void> {
    if (this.full < this.all) this.full += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** It goes on to whoever waits longest. */
  free(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.full -= 1;
  }
}
