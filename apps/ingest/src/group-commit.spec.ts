import { type EventToRecord, type RecordOutcome, SetApart } from '@app/database';
import { AppError } from '@app/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.js';

const event = (id: string): EventToRecord => ({ id }) as EventToRecord;
const options = { mostGroups: 3, mostEvents: 50, mostWaitingEvents: 1_000, mostWaitingBytes: 1_000_000 };
const recorded = (id: string): RecordOutcome => ({ is: 'repeated', answer: id });
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('GroupCommit', () => {
  it('answers every request with its own outcomes, whatever arrives when and whichever event is poison', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ size: fc.integer({ min: 1, max: 40 }), pause: fc.nat(2), poison: fc.boolean() }), { maxLength: 40 }), async (arrivals) => {
        let inFlight = 0;
        let most = 0;
        const groups = new GroupCommit(async (events) => {
          most = Math.max(most, (inFlight += 1));
          await turn();
          inFlight -= 1;
          if (events.some(({ id }) => id.endsWith('poison'))) throw new Error('poison');
          return events.map(({ id }) => recorded(id));
        }, options);
        const answers: Promise<unknown>[] = [];
        for (const [n, { size, pause, poison }] of arrivals.entries()) {
          const ids = Array.from({ length: size }, (_, k) => `${n}-${k}${poison && k === 0 ? '-poison' : ''}`);
          answers.push(
            groups.submit(ids.map(event), 10).then((outcomes) =>
              expect(outcomes).toEqual(ids.map((id) => (id.endsWith('poison') ? { is: 'refused', error: new Error('poison') } : recorded(id)))),
            ),
          );
          for (let wait = 0; wait < pause; wait += 1) await turn();
        }
        await Promise.all(answers);
        await groups.drained();
        expect(most).toBeLessThanOrEqual(options.mostGroups);
      }),
      { numRuns: 200 },
    );
  });

  it('puts what arrives together into one group', async () => {
    const sizes: number[] = [];
    const groups = new GroupCommit(async (events) => {
      sizes.push(events.length);
      await turn();
      return events.map(({ id }) => recorded(id));
    }, options);
    await Promise.all(Array.from({ length: 10 }, (_, n) => groups.submit([event(String(n))], 1)));
    expect(sizes).toEqual([10]);
  });

  it('answers the others while what would keep them waiting is made ready, and then that by itself', async () => {
    const stored: string[][] = [];
    let failed: (why: Error) => void = () => undefined;
    const isReady = new Promise<void>((_, reject) => (failed = reject));
    const groups = new GroupCommit((events, { apart }) => {
      const long = events.filter(({ id }) => id.startsWith('long'));
      if (!apart && long.length > 0) return Promise.reject(new SetApart(new Set(long.map(({ id }) => id)), () => isReady));
      stored.push(events.map(({ id }) => id));
      return events.some(({ id }) => id.endsWith('poison')) ? Promise.reject(new Error('poison')) : Promise.resolve(events.map(({ id }) => recorded(id)));
    }, { ...options, mostWaitingEvents: 6 });
    const hurried = { ...event('long hurried'), deciding: { until: Date.now() } } as EventToRecord;
    const [both, poison, short] = [groups.submit([event('long'), event('a')], 1), groups.submit([event('long poison')], 1), groups.submit([event('b')], 1)];
    const inTime = groups.submit([hurried], 1);
    expect([await short, await inTime]).toEqual([[recorded('b')], [recorded('long hurried')]]);
    expect(stored).toEqual([['a', 'b'], ['long hurried']]);
    expect(() => groups.submit(['c', 'd', 'e', 'f', 'g'].map(event), 1)).toThrow(AppError);
    const drained = groups.drained();
    failed(new Error('Nobody could count it.'));
    await drained;
    expect(await Promise.all([both, poison])).toEqual([[recorded('long'), recorded('a')], [{ is: 'refused', error: new Error('poison') }]]);
  });

  it('refuses what it cannot hold, and holds what it took', async () => {
    const groups = new GroupCommit((events) => Promise.resolve(events.map(({ id }) => recorded(id))), { ...options, mostWaitingEvents: 2 });
    const first = groups.submit([event('a'), event('b')], 1);
    expect(() => groups.submit([event('c')], 1)).toThrow(AppError);
    expect(await first).toHaveLength(2);
  });

  it('answers everybody when the database is away', async () => {
    const groups = new GroupCommit(() => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })), options);
    await expect(groups.submit([event('a')], 1)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE', status: 503 });
  });
});
