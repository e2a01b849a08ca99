import { type DeliveryAnswer, overloaded } from './delivery-answer.js';

const second = 1_000;
/** What a tired endpoint gets unasked, and the most that it gets when it asks for more: Retry-After may slow us down, not stop us. */
export const rest = { unaskedMs: 5 * second, atMostMs: 300 * second } as const;

/** How long nothing at all is sent to an endpoint that answered so; null: others need not wait. */
export function restAfter(answer: DeliveryAnswer): number | null {
  if (!('status' in answer) || !overloaded.has(answer.status)) return null;
  const wish = answer.retryAfterMs ?? rest.unaskedMs;
  return Number.isNaN(wish) ? rest.unaskedMs : Math.min(rest.atMostMs, Math.max(second, wish));
}
