export interface TurnsOptions {
  /** So many at a time go on at once. */
  readonly steady: number;
  /** So many in all, once somebody has waited for `patienceMs`. */
  readonly most: number;
  readonly patienceMs: number;
}

interface Waiting {
  readonly place: number;
  readonly since: number;
  readonly go: () => void;
  passedBy: number;
}

/** So often somebody nearer to the end of the path may go first: a long queue there keeps nobody at its beginning for ever. */
const PASSED_BY_AT_MOST = 8;

/**
 * Stations of one process share its event loop and the same processors. Were each to work on a batch of its own, every batch would
 * take as long as all of them together, and that once a station. So they take turns, and whoever is nearest to the end of the path
 * goes first: a batch goes through in one go, and what comes meanwhile gathers at the beginning and goes on together. Where batches
 * are large somebody waits for long, and more turns are given: then one is computed while PostgreSQL works on another.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private taken = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: TurnsOptions) {}

  /** `place`: how far down the path. */
  take(place: number): Promise<void> {
    return new Promise((go) => {
      this.waiting.push({ place, go, since: performance.now(), passedBy: 0 });
      this.give();
    });
  }

  /** It goes on to whoever is to be next. */
  free(): void {
    this.taken -= 1;
    this.give();
  }

  private give(): void {
    clearTimeout(this.timer);
    const { steady, most, patienceMs } = this.options;
    for (let [longest] = this.waiting; longest && this.taken < most; [longest] = this.waiting) {
      const wait = this.taken < steady ? 0 : longest.since + patienceMs - performance.now();
      if (wait > 0) {
        this.timer = setTimeout(() => this.give(), wait);
        return;
      }
      this.taken += 1;
      this.next(longest).go();
    }
  }

  private next(longest: Waiting): Waiting {
    const next = longest.passedBy < PASSED_BY_AT_MOST ? this.waiting.reduce((first, one) => (one.place > first.place ? one : first)) : longest;
    this.waiting.splice(this.waiting.indexOf(next), 1);
    for (const one of this.waiting) if (one.place < next.place) one.passedBy += 1;
    return next;
  }
}
