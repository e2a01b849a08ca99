import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzers } from '../analyzers/catalogue.js';
import { observationsFromText, observationsToText } from './stored-observations.js';

describe('observations as text', () => {
  it('come back as they were, on one line whatever they say', () => {
    const observation = fc
      .record({ analyzer: fc.constantFrom(...analyzers), value: fc.float({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }), confidence: fc.double({ min: 0, max: 1, noNaN: true }), because: fc.string({ unit: 'binary' }), contribution: fc.integer({ min: -10_000, max: 10_000 }) })
      .map(({ analyzer: { code, dimension, title, weight }, value, confidence, because, contribution }) => ({ code, dimension, title, value: Math.abs(value), confidence: Math.abs(confidence), weight, because, contribution: contribution / 100 }));
    fc.assert(
      fc.property(fc.array(observation), (observations) => {
        const text = observationsToText(observations);
        expect(text).not.toMatch(/[\n\r]/);
        expect(observationsFromText(text)).toEqual(observations);
      }),
    );
  });

  it('of an analyzer that is no more are read all the same', () => {
    expect(observationsFromText('[["behavior.of-old",0.2,0.5,2,-3.5,"As it was."]]')).toEqual([
      { code: 'behavior.of-old', dimension: 'BEHAVIOR', title: 'behavior.of-old', value: 0.2, confidence: 0.5, weight: 2, because: 'As it was.', contribution: -3.5 },
    ]);
  });
});
