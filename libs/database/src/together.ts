interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/**
 * One question for many. Whoever asks while one is on its way goes along with the next; nobody waits for a clock. Alone everybody
 * is asked for at once, and the more there are, the more share a statement.
 */
export class Together<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];
  private isAsking = false;

  /** `ask` answers each in the order in which they are given, at most so many at a time. */
  constructor(
    private readonly ask: (all: readonly Asked[]) => Promise<readonly Answer[]>,
    private readonly most: number,
  ) {}

  add(asked: Asked): Promise<Answer> {
    return new Promise((answer, fail) => {
      this.waiting.push({ asked, answer, fail });
      if (!this.isAsking) void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    this.isAsking = true;
    // Whoever is ready in the same turn of the event loop gets in.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.answer(this.waiting.splice(0, this.most));
    this.isAsking = false;
  }

  /** When all of them fail together, each is asked for alone, so that a bad one is found out and keeps nobody. */
  private async answer(some: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.ask(some.map(({ asked }) => asked));
      for (const [n, { answer }] of some.entries()) answer(answers[n] as Answer); // one for each, by contract
    } catch (error) {
      if (some.length > 1) for (const one of some) await this.answer([one]);
      else for (const { fail } of some) fail(error as Error);
    }
  }
}
