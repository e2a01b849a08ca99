import { type DeliveryAnswer, overloaded } from './delivery-answer.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long to wait before each attempt, counted from the one before: eight attempts over some 28 hours. A receiver that was
 * down for a second is told again at once, one that was down for a night is told in the morning.
 */
export const retrySchedule = [0, 5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour] as const;

/** What to do after an attempt. */
export type NextStep =
  | { readonly step: 'delivered' }
  /** `atLeastMs`: what the receiver asks for or needs, sooner than which it is not asked again; 0: it said nothing. */
  | { readonly step: 'retry'; readonly afterMs: number; readonly atLeastMs: number }
  | { readonly step: 'give_up'; readonly because: string }
  | { readonly step: 'disable'; readonly because: string };

const restMs = minute;

/**
 * `attempt` is the number of the one that was just made, from 1. A redirect is a failure: following it would take the payload
 * to an address that nobody has judged. A refused address is retried too: whoever then allows it gets what has waited.
 */
export function nextStep({ attempt, answer }: { readonly attempt: number; readonly answer: DeliveryAnswer }): NextStep {
  if ('status' in answer && answer.status >= 200 && answer.status < 300) return { step: 'delivered' };
  if ('status' in answer && answer.status === 410) {
    return { step: 'disable', because: 'The endpoint answered 410 Gone: it asks never to be called again. Enable it again once it is back.' };
  }
  const scheduled = retrySchedule[Math.max(1, Math.floor(attempt))];
  if (scheduled === undefined) {
    return { step: 'give_up', because: `The last of ${retrySchedule.length} attempts failed: ${said(answer)}. Replay it once the endpoint works.` };
  }
  const needed = needsRest(answer) ? restMs : 0;
  const base = Math.max(scheduled, needed);
  const granted = Math.min(2 * base, Math.max(needed, wished(answer)));
  return { step: 'retry', afterMs: Math.max(base, granted), atLeastMs: granted };
}

/** A fifth more or less, so that what failed together is not retried together; never less than the least. `dice` is 0..1, thrown by the caller. */
export function withJitter({ afterMs, atLeastMs }: Pick<Extract<NextStep, { step: 'retry' }>, 'afterMs' | 'atLeastMs'>, dice: number): number {
  const [least, most] = [Math.max(0.8 * afterMs, atLeastMs), 1.2 * afterMs];
  return Math.round(least + (most - least) * Math.min(1, Math.max(0, dice)));
}

function needsRest(answer: DeliveryAnswer): boolean {
  return 'status' in answer ? overloaded.has(answer.status) : answer.error === 'timeout';
}

/** What the receiver asks for in Retry-After. It may slow us down, not stop us: hence the bounds. */
function wished(answer: DeliveryAnswer): number {
  const wish = 'status' in answer ? answer.retryAfterMs : undefined;
  return wish !== undefined && !Number.isNaN(wish) ? wish : 0;
}

function said(answer: DeliveryAnswer): string {
  if ('status' in answer) return `the endpoint answered ${answer.status}`;
  switch (answer.error) {
    case 'timeout':
      return 'the endpoint did not answer in time';
    case 'connection':
      return 'the endpoint could not be reached';
    case 'refused_address':
      return 'the address of the endpoint lies in a network that deliveries may not enter';
  }
}
