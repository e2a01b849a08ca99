import type { Read } from './reads.js';

/** What a load generator is asked to do, given to its process as JSON. */
export interface LoadPlan {
  readonly url: string;
  readonly key: string | null;
  readonly connections: number;
  /** 1 posts single events; more posts JSON arrays or NDJSON of so many. */
  readonly eventsPerRequest: number;
  readonly ndjson: boolean;
  /** No request is begun after so many events or seconds, whichever comes first; without a number only the time ends it. */
  readonly mostEvents?: number;
  readonly seconds: number;
  /** So many requests a second and no more: how long an answer took is counted from when its request was due. Left out: as many as are answered. */
  readonly perSecond?: number;
  readonly seed: number;
  /** The customers whose events are posted: 0 to people - 1. */
  readonly people: number;
  /** Asks questions of this kind instead of posting events. */
  readonly read?: { readonly kind: Read; readonly customersFile: string };
}

export interface LoadResult {
  readonly requests: number;
  /** Events that the server said it had accepted. */
  readonly accepted: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly eventsPerSecond: number;
  /** How long an answer took, in ms. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Answers by status, and connections lost by reason. */
  readonly answers: Readonly<Record<string, number>>;
  /** The body of the first answer that was no success. */
  readonly firstFailure: string | null;
  /** How busy the generator itself was: 1 is a whole core. */
  readonly generatorCores: number;
}
