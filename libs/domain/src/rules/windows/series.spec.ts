import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCase } from '../example-case.js';
import { bucketAt, grains, joined, type Stretch, wholeBuckets, withoutBuckets } from './buckets.js';
import { countWindow } from './count-window.js';
import { answerOf, figuresFrom, figuresOf, seriesOf, storedFigures, together } from './series.js';
import { windowAggregates, type WindowRequest } from './window-request.js';
import type { WindowEvent } from './window-value.js';

const judged: WindowEvent = { ...exampleCase, event: { ...exampleCase.event, metadata: { card: 1 } } };
/** Small and large ones: of some the sum is not exact as a plain number. */
const amount = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0.01, 1, 1_000)).map(([n, by]) => n * by));
const earlier = fc
  .array(fc.record({ before: fc.integer({ min: 0, max: 599_999 }), amount: fc.option(amount), card: fc.constantFrom(1, 2, '2', null) }), { maxLength: 30 })
  .map((all) => all.map(({ before, amount, card }, n): WindowEvent => ({ ...judged, event: { ...judged.event, id: `event ${n}`, timestamp: judged.event.timestamp - before, amount, metadata: { card } } })));

describe('the figures of a series', () => {
  it('answer as counting does, however the events are parted, stored and added up', () => {
    const asked = fc.record({ aggregate: fc.constantFrom(...windowAggregates), of: fc.constantFrom('event.amount', 'event.metadata.card') });
    fc.assert(
      fc.property(earlier, asked, fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }), (events, { aggregate, of }, parts) => {
        const needsField = !['count', 'secondsSinceFirst', 'secondsSinceLast'].includes(aggregate);
        const request: WindowRequest = { aggregate, of: needsField ? of : null, events: [], by: 'entity', seconds: 600, where: [] };
        const stored = [0, 1, 2, 3].map((part) => figuresFrom(JSON.parse(JSON.stringify(storedFigures(figuresOf(seriesOf(request), events.filter((_, n) => parts[n] === part)))))));
        expect(answerOf(request, together(stored), judged)).toBe(countWindow(request, [...events, judged], judged));
      }),
    );
  });
});

describe('buckets', () => {
  const stretch = fc.tuple(fc.nat(4e8), fc.nat(4e8)).map(([from, length]): Stretch => ({ from, to: from + length }));

  it('leave of a stretch exactly what no bucket that is there covers', () => {
    fc.assert(
      fc.property(stretch, fc.constantFrom(...grains.slice(0, 2)), fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }), (whole, grain, there) => {
        const inner = wholeBuckets(grain, whole) ?? { from: 0, to: 0 };
        const starts: number[] = [];
        for (let start = inner.from; start < inner.to; start += grain) if (there[(start / grain) % 300]) starts.push(start);
        const left = withoutBuckets(grain, whole, starts);
        const length = (all: readonly Stretch[]): number => all.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(length(left) + starts.length * grain).toBe(whole.to - whole.from);
        expect(length(joined([...left, ...starts.map((start) => ({ from: start, to: start + grain }))]))).toBe(whole.to - whole.from);
        expect(starts.every((start) => bucketAt(grain, start) === start && start >= whole.from && start + grain <= whole.to)).toBe(true);
      }),
    );
  });

  it('are joined where they touch', () => {
    expect(joined([{ from: 5, to: 9 }, { from: 0, to: 5 }, { from: 10, to: 12 }, { from: 11, to: 11 }])).toEqual([{ from: 0, to: 9 }, { from: 10, to: 12 }]);
  });
});
