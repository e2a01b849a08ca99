import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzers, type AnyAnalyzer } from '../analyzers/catalogue.js';
import { facts, type Facts } from '../facts/catalogue.js';
import { analyze } from './analyze.js';
import { dimensions } from './dimension.js';
import { otherValues } from './other-values.js';
import { priors } from './prior.js';
import { type FactChange, smallestChange } from './smallest-change.js';

const ordinary = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.example])) as unknown as Facts;

const all = analyzers as readonly AnyAnalyzer[];
const accusing = (analyzer: AnyAnalyzer): Partial<Facts>[] => analyzer.examples.filter(({ says }) => says !== 'silent' && 'below' in says).map(({ given }) => given);

/** An ordinary person, but for what a few analyzers of one dimension find bad. */
const accused = fc.constantFrom(...dimensions).chain((dimension) => {
  const signs = all.filter((analyzer) => analyzer.dimension === dimension).flatMap(accusing);
  return fc.record({ dimension: fc.constant(dimension), given: fc.subarray(signs, { minLength: 1, maxLength: 4 }).map((some): Facts => Object.assign({}, ordinary, ...some) as Facts), cutoff: fc.integer({ min: 30, max: 100 }) });
});

const applied = (given: Facts, change: Partial<Record<string, unknown>>) => analyze({ ...given, ...change });
const valuesOf = ({ facts: changed }: FactChange) => Object.fromEntries(changed.map(({ fact, to }) => [fact, to]));

describe('smallestChange', () => {
  it('crosses the cut-off when it is applied, and no single fact does where it names several', () => {
    fc.assert(
      fc.property(accused, ({ dimension, given, cutoff }) => {
        const { scores, observations } = analyze(given);
        const scoreWith = (change: Partial<Record<string, unknown>>) => applied(given, change).scores[dimension]?.value ?? null;
        const isLiftedBy = (change: Partial<Record<string, unknown>>) => (scoreWith(change) ?? 100 * priors[dimension].value) >= cutoff;
        const found = smallestChange(given, dimension, cutoff);
        const isFine = ({ value }: { value: number }) => value >= Math.max(priors[dimension].value, cutoff / 100);
        const accusers = all.filter(({ code }) => observations.some((one) => one.code === code && one.dimension === dimension && !isFine(one)));
        const oneDoes = otherValues(given, accusers).some(({ fact, to }) => isLiftedBy({ [fact]: to }));
        const isThere = (scores[dimension]?.value ?? cutoff) >= cutoff;
        expect(found?.facts.length === 0).toBe(isThere);
        if (!isThere) expect(found?.facts.length === 1).toBe(oneDoes);
        if (found === null || isThere) return;
        expect([found.score, found.scoreThen]).toEqual([scores[dimension]?.value, scoreWith(valuesOf(found))]);
        expect(isLiftedBy(valuesOf(found))).toBe(true);
        for (const { fact, from, to } of found.facts) {
          expect(from).toBe(given[fact]);
          expect(to).not.toEqual(from);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('tells an account farm how few its device may have', () => {
    const farm = { ...ordinary, peopleOnDevice: 40, ownDevice: 0 };
    const change = smallestChange(farm, 'UNIQUENESS', 70);
    expect(change?.facts).toEqual([{ fact: 'peopleOnDevice', says: facts.peopleOnDevice.says, from: 40, to: 3 }]);
    expect(applied(farm, { peopleOnDevice: 4 }).scores.UNIQUENESS?.value).toBeLessThan(70);
  });

  it('names as many facts as it takes', () => {
    const crowd = { peopleOnDevice: 40, ownDevice: 0, peopleInSession: 30, similarEmails: { same: 4, variants: 9 } };
    expect(smallestChange({ ...ordinary, ...crowd }, 'UNIQUENESS', 75)?.facts.map(({ fact }) => fact).sort()).toEqual(['peopleInSession', 'peopleOnDevice', 'similarEmails']);
  });

  it('takes of all pairs the one that lifts least, and rather one that leaves something to judge by', () => {
    const given: Facts = { ...ordinary, taxId: { value: '27281455496', country: 'AR' }, mailbox: { domain: 'yopmail.com', mailClass: 'disposable', lists: 1, own: false } };
    const values = otherValues(given, all.filter(({ code }) => ['authenticity.tax-id', 'authenticity.disposable-mail'].includes(code)));
    const scores = values.flatMap((one) => values.map((other) => applied(given, { [one.fact]: one.to, [other.fact]: other.to }).scores.AUTHENTICITY?.value ?? 101));
    for (const cutoff of [60, 70]) expect(smallestChange(given, 'AUTHENTICITY', cutoff)?.scoreThen).toBe(Math.min(...scores.filter((score) => score >= cutoff)));
    const nobody: Facts = { ...ordinary, taxId: given.taxId, profile: { type: 'person', fields: { FULL_NAME: 'asdfgh jkl' }, changes: {} } };
    expect(smallestChange(nobody, 'AUTHENTICITY', 70)?.scoreThen).toBeGreaterThanOrEqual(70);
  });

  it('leaves of a list out what does harm, and of fields what need not be otherwise', () => {
    const [here] = facts.visits.example as [Facts['visits'][number]];
    const far = { ...here, at: here.at + 3_600_000, latitude: 35.68, longitude: 139.65, country: 'JP', asn: 2516, deviceId: null };
    expect(smallestChange({ ...ordinary, visits: [here, far] }, 'BEHAVIOR', 80)?.facts).toMatchObject([{ fact: 'visits', to: [here] }]);
    const burst = { signedUp: 30, seen: 30, networkClass: 'hosting' } as const;
    expect(smallestChange({ ...ordinary, signUpsAround: burst }, 'UNIQUENESS', 60)?.facts).toMatchObject([{ fact: 'signUpsAround', from: burst, to: { ...burst, signedUp: 10 } }]);
  });

  it('changes nothing where the score is not below the cut-off, or is not there', () => {
    expect(smallestChange(ordinary, 'BEHAVIOR', 60)).toMatchObject({ facts: [] });
    expect(smallestChange({}, 'BEHAVIOR', 100)).toEqual({ score: null, facts: [], scoreThen: null });
  });

  it('gives up after a bounded number of analyses, whatever somebody is accused of', () => {
    for (const dimension of dimensions) {
      const everything = Object.assign({}, ordinary, ...all.filter((analyzer) => analyzer.dimension === dimension).toReversed().map((analyzer) => accusing(analyzer)[0])) as Facts;
      let analyses = 0;
      smallestChange(everything, dimension, 79, (given) => {
        analyses += 1;
        return analyze(given);
      });
      expect(analyses).toBeLessThan(2_500);
    }
  });
});
