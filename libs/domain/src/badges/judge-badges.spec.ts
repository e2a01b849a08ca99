import { describe, expect, it } from 'vitest';
import type { Scores } from '../score/analyze.js';
import { type Bearer, type HeldBadge, judgeBadges, type LivingBadgeRule } from './judge-badges.js';

const scores = (humanity: number): Scores => ({ HUMANITY: { value: humanity, confidence: 0.6, prior: 70 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null });
const rule: LivingBadgeRule = { slug: 'doubtful', conditions: [{ type: 'SCORE_LT', category: 'HUMANITY', threshold: 50 }], applyDelaySeconds: 10, removeDelaySeconds: 5 };
const bot = { slug: 'humanity.bot', explanation: 'It is driven.', metadata: { analyzers: ['humanity.user-agent'], points: -40 } };
const bearer = (wish: Partial<Bearer>): Bearer => ({ scores: scores(80), knownSince: 0, raised: [], held: [], disregarded: false, ...wish });
const carried: HeldBadge = { slug: 'doubtful', standing: { is: 'carried', since: 5 }, explanation: 'HUMANITY is 30, below 50.', metadata: {} };

describe('judgeBadges', () => {
  it('applies what the analysis raises at once, with what the analyzers said, and removes it as soon as they are silent', () => {
    const raised = judgeBadges(bearer({ raised: [bot] }), [], 7);
    expect(raised).toEqual({ held: [{ ...bot, standing: { is: 'carried', since: 7 } }], applied: ['humanity.bot'], removed: [] });
    expect(judgeBadges(bearer({ held: raised.held }), [], 9)).toEqual({ held: [], applied: [], removed: ['humanity.bot'] });
  });

  it('finds nothing to do twice', () => {
    const { held } = judgeBadges(bearer({ raised: [bot], scores: scores(20) }), [rule], 7);
    expect(judgeBadges(bearer({ raised: [bot], scores: scores(20), held }), [rule], 7)).toEqual({ held, applied: [], removed: [] });
  });

  it('lets a rule wait before it applies its badge, and before it removes it', () => {
    const waiting = judgeBadges(bearer({ scores: scores(30) }), [rule], 1_000);
    expect(waiting).toMatchObject({ held: [{ slug: 'doubtful', standing: { is: 'waiting', holdsSince: 1_000 } }], applied: [] });
    const applied = judgeBadges(bearer({ scores: scores(30), held: waiting.held }), [rule], 11_000);
    expect(applied).toMatchObject({ held: [{ standing: { is: 'carried', since: 11_000 }, explanation: 'HUMANITY is 30, below 50.' }], applied: ['doubtful'] });
    const leaving = judgeBadges(bearer({ held: applied.held }), [rule], 20_000);
    expect(leaving).toMatchObject({ held: [{ standing: { is: 'leaving' }, explanation: 'HUMANITY is 30, below 50.' }], applied: [], removed: [] });
    expect(judgeBadges(bearer({ held: leaving.held }), [rule], 25_000)).toEqual({ held: [], applied: [], removed: ['doubtful'] });
  });

  it('tells the latest figures while it lasts', () => {
    expect(judgeBadges(bearer({ scores: scores(20), held: [carried] }), [rule], 9).held).toEqual([{ ...carried, explanation: 'HUMANITY is 20, below 50.' }]);
  });

  it('takes away what nobody asks for any more, and everything from the disregarded', () => {
    expect(judgeBadges(bearer({ held: [carried] }), [], 9)).toEqual({ held: [], applied: [], removed: ['doubtful'] });
    expect(judgeBadges(bearer({ scores: scores(20), raised: [bot], held: [carried], disregarded: true }), [rule], 9)).toEqual({ held: [], applied: [], removed: ['doubtful'] });
  });
});
