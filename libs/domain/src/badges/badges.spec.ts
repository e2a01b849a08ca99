import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AnalyzerCode, analyzers, type AnyAnalyzer } from '../analyzers/catalogue.js';
import type { Facts } from '../facts/catalogue.js';
import type { Analysis, ContributedObservation } from '../score/analyze.js';
import { dimensions } from '../score/dimension.js';
import { scoreOf } from '../score/score-of.js';
import { badges } from './catalogue.js';
import type { BadgeExample } from './define-badge.js';
import { evidenceFor, raisedBadges } from './raised-badges.js';

const analyzerOf = (code: string): AnyAnalyzer => analyzers.find((one) => one.code === code) as AnyAnalyzer;

/** The analysis of somebody of whom this and nothing else was seen. */
function analysisOf(seen: BadgeExample['seen']): Analysis {
  const observed = Object.entries(seen).map(([code, [value, confidence]]) => {
    const { dimension, title, weight } = analyzerOf(code);
    return { code: code as AnalyzerCode, dimension, title, weight, value, confidence, because: `${title}.` };
  });
  const observations: ContributedObservation[] = [];
  const scores = Object.fromEntries(
    dimensions.map((dimension) => {
      const own = observed.filter((one) => one.dimension === dimension);
      const explained = scoreOf(dimension, own);
      own.forEach((one, n) => observations.push({ ...one, contribution: explained?.contributions[n] ?? 0 }));
      return [dimension, explained?.score ?? null];
    }),
  ) as Analysis['scores'];
  return { scores, observations };
}

const judged = (code: string, given: Partial<Facts>) => analyzerOf(code).judge(given as Facts);

describe.each(badges.map((badge) => [badge.slug, badge] as const))('%s', (slug, badge) => {
  it.each(badge.examples.map((example) => [example.name, example] as const))('%s', (_, { seen, raised }) => {
    const found = raisedBadges(analysisOf(seen)).find((one) => one.slug === slug);
    expect(found !== undefined).toBe(raised);
    if (!found) return;
    expect(found.explanation).toMatch(/^\S.*\.$/);
    expect(found.metadata.analyzers).not.toHaveLength(0);
    expect(found.metadata.points).toBeLessThan(0);
  });

  it('shows itself raised, and not', () => {
    expect(new Set(badge.examples.map(({ raised }) => raised))).toEqual(new Set([true, false]));
  });

  it('has a name that fits where the names of badge rules do', () => {
    expect(badge.name.length).toBeLessThanOrEqual(50);
    expect(badge.says).toMatch(/^\S.*\.$/);
  });

  it('waits for nothing that its analyzers never say', () => {
    for (const sign of badge.raisedBy.flat()) {
      if (!('code' in sign)) continue;
      const said = analyzerOf(sign.code).examples.map(({ given }) => judged(sign.code, given));
      expect(said.some((one) => one !== null && one.value < sign.below && one.confidence >= sign.sure), sign.code).toBe(true);
    }
  });

  it('is not raised by what somebody would complain about', () => {
    for (const { code, complaint } of analyzers as readonly AnyAnalyzer[]) {
      const said = judged(code, complaint.given);
      if (said) expect(evidenceFor(badge, analysisOf({ [code]: [said.value, said.confidence] })), code).toBeNull();
    }
  });
});

describe('the badges', () => {
  it('stand in the catalogue, all that are on disk', () => {
    const onDisk = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.badge.ts'));
    expect(badges).toHaveLength(onDisk.length);
    expect(new Set(badges.map(({ slug }) => slug)).size).toBe(badges.length);
  });

  it('are explained by the way that cost most points, the strongest observation first', () => {
    const [raised] = raisedBadges(analysisOf({ 'behavior.new-device': [0.1, 0.8], 'behavior.impossible-travel': [0.05, 0.9] }));
    expect(raised?.metadata.analyzers).toHaveLength(2);
    expect(raised?.metadata.points).toBeLessThan(-30);
  });
});
