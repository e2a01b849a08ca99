export class DeadlinePassed extends Error {}

/** One moment by which everything must be over. A timer of its own, since AbortSignal.timeout cannot be called off. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal = this.#controller.signal;

  constructor(milliseconds: number) {
    this.#timer = setTimeout(() => this.#controller.abort(new DeadlinePassed()), milliseconds);
  }

  /** Whatever the work itself does about it: undici sees an abort only once a request has its connection, and nobody can break off the look-up of a name. */
  async before<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((settle, fail) => {
      this.signal.addEventListener('abort', () => fail(this.signal.reason), { once: true });
      work.then(settle, fail);
    });
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
