/** One try at an endpoint, as it is recorded. A value whatever happened: the station decides what follows. */
export interface Attempt {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly outcome: Answered | Failed;
}

/** The endpoint answered. The status alone decides: the text is evidence, and may have been cut. */
export interface Answered {
  readonly status: number;
  /** How long the endpoint asked us to wait, counted from its answer. Not clamped to any schedule. */
  readonly retryAfterMs?: number;
  readonly bodySnippet: string;
  /** Why the snippet ends before the answer did. */
  readonly cut?: 'size' | 'deadline' | 'connection';
}

/** No status came back. The endpoint may still have received the webhook, except for `refused_address`. */
export interface Failed {
  readonly error: 'timeout' | 'connection' | 'refused_address';
  readonly because: string;
}
