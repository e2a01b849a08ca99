/**
 * How much of one kind a process does at a time: one batch of a station in each hand, or one delivery on its way, whoever it is for.
 * Whoever finds no free hand waits for one, unclaimed, in the order in which they came.
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
