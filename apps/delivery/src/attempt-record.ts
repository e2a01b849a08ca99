import type { AfterAttempt, AttemptRecord } from '@app/database';
import { type NextStep, withJitter } from '@app/domain';
import type { Attempt } from '@app/webhook';

/** A try as it is written down: what was answered, or why nothing was, or why it was the last one. */
export function recordOf(number: number, { startedAt, durationMs, outcome }: Attempt, next: NextStep): AttemptRecord {
  const verdict = 'because' in next ? next.because : null;
  const answered = 'status' in outcome;
  return {
    number,
    startedAt,
    durationMs,
    status: answered ? outcome.status : null,
    error: answered ? null : outcome.error,
    because: answered ? verdict : [outcome.because, verdict].filter(Boolean).join(' '),
    answer: answered ? outcome.bodySnippet : null,
  };
}

export function afterAttempt(next: NextStep, restMs: number | null, dice: number): AfterAttempt {
  switch (next.step) {
    case 'delivered':
      return { then: 'delivered' };
    case 'retry':
      return { then: 'retry', afterMs: withJitter(next, dice), restMs };
    case 'give_up':
      return { then: 'give_up', restMs };
    case 'disable':
      return { then: 'disable', because: next.because };
  }
}
