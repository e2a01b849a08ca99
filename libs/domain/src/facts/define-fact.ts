/**
 * One thing that is known about an entity at a moment. The definition holds no query: the domain asks for facts by name,
 * and whoever stores events answers.
 */
export interface Fact<Value> {
  /** What it counts, in which unit, over which window: whoever writes the query for it works from this sentence. */
  readonly says: string;
  /** A value as it comes for an ordinary person. */
  readonly example: Value;
}

/** Gives the value its type, and does nothing else. */
export function defineFact<Value>(fact: Fact<Value>): Fact<Value> {
  return fact;
}
