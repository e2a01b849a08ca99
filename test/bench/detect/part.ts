export interface PartOptions {
  /** Judges on what nothing was tuned on. */
  readonly heldOut: boolean;
  /** The world that is judged on, unless it is the held-out one. */
  readonly seed: number;
  /** A small run: for a look, not to quote. */
  readonly quick: boolean;
  /** The card transactions that nobody here made; null: none are named. */
  readonly transfersFile: string | null;
  /** Where figures go. */
  readonly output: string;
  readonly say: (line: string) => void;
}

export interface Measured {
  /** Which aims were not reached. */
  readonly short: readonly string[];
  readonly figures: object;
}

/** One thing that detection is measured on. */
export type Part = (options: PartOptions) => Promise<Measured>;
