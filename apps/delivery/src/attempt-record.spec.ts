import { nextStep, restAfter } from '@app/domain';
import type { Attempt } from '@app/webhook';
import { describe, expect, it } from 'vitest';
import { afterAttempt, recordOf } from './attempt-record.js';

const startedAt = new Date('2026-11-22T10:00:00Z');
const tried = (outcome: Attempt['outcome'], number = 1) => {
  const next = nextStep({ attempt: number, answer: outcome });
  return { ...recordOf(number, { startedAt, durationMs: 12, outcome }, next), after: afterAttempt(next, restAfter(outcome), 0.5) };
};

describe('an attempt, written down', () => {
  it.each<[string, Attempt['outcome'], number, object]>([
    ['taken', { status: 204, bodySnippet: '' }, 1, { status: 204, error: null, because: null, answer: '', after: { then: 'delivered' } }],
    ['refused for now', { status: 500, bodySnippet: 'oops' }, 1, { status: 500, because: null, answer: 'oops', after: { then: 'retry', afterMs: 5_000, restMs: null } }],
    ['busy', { status: 429, retryAfterMs: 90_000, bodySnippet: '' }, 1, { after: { then: 'retry', afterMs: 99_000, restMs: 90_000 } }],
    ['not reached', { error: 'connection', because: 'Nobody there.' }, 1, { status: null, error: 'connection', because: 'Nobody there.', answer: null, after: { then: 'retry', afterMs: 5_000 } }],
    ['gone', { status: 410, bodySnippet: '' }, 1, { because: expect.stringContaining('410'), after: { then: 'disable', because: expect.stringContaining('410') } }],
    ['the last one', { error: 'connection', because: 'Nobody there.' }, 8, { because: expect.stringMatching(/^Nobody there\. The last of 8/), after: { then: 'give_up' } }],
  ])('%s', (_story, outcome, number, expected) => {
    expect(tried(outcome, number)).toMatchObject({ number, startedAt, durationMs: 12, ...expected });
  });
});

describe('the wait for the next attempt', () => {
  it.each<[Attempt['outcome'], number, number]>([
    [{ status: 500, bodySnippet: '' }, 4_000, 6_000],
    [{ status: 503, bodySnippet: '' }, 60_000, 72_000],
    [{ error: 'timeout', because: 'It was slow.' }, 60_000, 72_000],
    [{ status: 429, retryAfterMs: 90_000, bodySnippet: '' }, 90_000, 108_000],
    [{ status: 500, retryAfterMs: 8_000, bodySnippet: '' }, 8_000, 9_600],
    [{ status: 429, retryAfterMs: 7_200_000, bodySnippet: '' }, 120_000, 144_000],
  ])('after %j is %d to %d ms, never less than what the receiver asks for or needs', (outcome, least, most) => {
    const wait = (dice: number) => afterAttempt(nextStep({ attempt: 1, answer: outcome }), restAfter(outcome), dice);
    expect([wait(0), wait(1)]).toMatchObject([{ then: 'retry', afterMs: least }, { then: 'retry', afterMs: most }]);
  });
});
