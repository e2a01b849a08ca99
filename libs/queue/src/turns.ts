interface Waiting {
  readonly place: number;
  readonly go: () => void;
  passedBy: number;
}

/** So often somebody nearer to the end of the path may go first: a long queue there keeps nobody at its beginning for ever. */
const PASSED_BY_AT_MOST = 8;

/**
 * Stations of one process share its event loop and the same processors. Were each to work on a batch of its own, every batch would
 * take as long as all of them together, and that once a station. So they take turns, and whoever is nearest to the end of the path
 * goes first: a batch goes through in one go, and what comes meanwhile gathers at the beginning and goes on together.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private taken = 0;

  constructor(private readonly all: number) {}

  /** `place`: how far down the path. */
  async take(place: number): Promise<void> {
    if (this.taken < this.all) this.taken += 1;
    else await new Promise<void>((go) => this.waiting.push({ place, go, passedBy: 0 }));
  }

  /** It goes on to whoever is to be next. */
  free(): void {
    const next = this.next();
    if (next) next.go();
    else this.taken -= 1;
  }

  private next(): Waiting | undefined {
    const [longest] = this.waiting;
    if (!longest) return undefined;
    const next = longest.passedBy < PASSED_BY_AT_MOST ? this.waiting.reduce((first, one) => (one.place > first.place ? one : first)) : longest;
    this.waiting.splice(this.waiting.indexOf(next), 1);
    for (const one of this.waiting) if (one.place < next.place) one.passedBy += 1;
    return next;
  }
}
