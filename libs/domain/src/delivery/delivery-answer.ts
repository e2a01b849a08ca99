/** How an endpoint answered, or why it did not. */
export type DeliveryAnswer =
  | { readonly status: number; readonly retryAfterMs?: number }
  | { readonly error: 'timeout' | 'connection' | 'refused_address' };

/** Answers of somebody who has too much to do: asking again after five seconds would make it worse. */
export const overloaded: ReadonlySet<number> = new Set([429, 502, 503, 504]);
