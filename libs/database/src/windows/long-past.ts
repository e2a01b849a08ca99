import { bucketAt, type Figures, figuresFrom, figuresOf, grains, joined, type Series, seriesKey, storedFigures, type Stretch, together, type WindowEvent } from '@app/domain';
import type { Queryable } from '../database.js';
import { type Bucket, writeBuckets } from './buckets.js';
import { type CountedKey, type Cover, coverByBuckets, groupedBy, shortName } from './covers.js';
import { readEvents, type ReadOptions } from './read-events.js';

/** The figures of a series in a span, without the judged event, which happened in the last millisecond of it. */
export type FiguresIn = (series: Series, span: Stretch, judgedId: string) => Figures;

export interface LongPast {
  readonly figures: FiguresIn;
  /** Whether many events were read that a bucket would have saved, and that could have been kept. */
  readonly lacksBuckets: boolean;
}

/** With all buckets in place so many events are read at the edges of windows, mostly fewer. */
const MOST_BESIDE_BUCKETS = 500;

/** In which so much happened, a second, minute or hour is worth a bucket. A day always is. */
const WORTH_A_BUCKET = 8;
const DAY = grains[0];
const MOST = 2 ** 31 - 1;

export interface CountOptions extends Omit<ReadOptions, 'most'> {
  readonly keeps: boolean;
  /** Under a key of which more events than these have to be read, nothing is counted. */
  readonly mostRead: number;
}

/**
 * Counts by buckets what happened under keys with a long past, and leaves behind the buckets that were missing, if it may. Keys
 * of which too much would have to be read are left out of the answer; then nothing is left behind.
 */
export async function countLongPasts(tx: Queryable, keys: readonly CountedKey[], { keeps, mostRead, ...options }: CountOptions): Promise<ReadonlyMap<CountedKey, LongPast>> {
  const covers = keys.flatMap((one) => [...one.spans].map((span): Cover => {
    const before = { from: span.from, to: span.to - 1 };
    return { one, span, found: [], missing: [before], rest: [before], places: [] };
  }));
  const bucketed = covers.filter(({ one }) => one.gatheringId !== null);
  await coverByBuckets(tx, bucketed);
  const events = await readMissing(tx, keys, covers, { ...options, most: Math.min(MOST, mostRead + 1) });
  const readable = keys.filter((one) => (events.get(one)?.length ?? 0) <= mostRead);
  if (keeps && bucketed.length > 0 && readable.length === keys.length) await writeBuckets(tx, missingBuckets(bucketed, events));
  return new Map(readable.map((one) => {
    const own = events.get(one) ?? [];
    return [one, { figures: figuresIn(covers.filter((cover) => cover.one === one), own), lacksBuckets: !keeps && one.gatheringId !== null && own.length > MOST_BESIDE_BUCKETS }];
  }));
}

/** The events of each key that no bucket of one of its covers holds, oldest first, and those of the last milliseconds. */
async function readMissing(tx: Queryable, keys: readonly CountedKey[], covers: readonly Cover[], options: ReadOptions): Promise<Map<CountedKey, WindowEvent[]>> {
  const asked = keys.flatMap((one) => {
    const own = covers.filter((cover) => cover.one === one);
    return joined(own.flatMap(({ missing, span }) => [...missing, { from: span.to - 1, to: span.to }])).map((stretch) => ({ ...stretch, one, key: one.key, hasEntries: one.hasEntries, fields: one.fields }));
  });
  const read = await readEvents(tx, asked, options);
  const events = new Map(keys.map((one): [CountedKey, WindowEvent[]] => [one, []]));
  asked.forEach(({ one }, n) => {
    for (const event of read[n] ?? []) events.get(one)?.push(event);
  });
  for (const own of events.values()) own.sort((a, b) => a.event.timestamp - b.event.timestamp);
  return events;
}

/** The longest buckets that fit into each span and are not there, counted from what is: shorter buckets and events. */
function missingBuckets(covers: readonly Cover[], events: ReadonlyMap<CountedKey, readonly WindowEvent[]>): Bucket[] {
  const counted = new Map<string, Bucket>();
  for (const { one, found, missing, places } of covers) {
    const read = within(events.get(one) ?? [], missing);
    for (const { grain, stretch } of places) {
      const startOf = (at: number): number => bucketAt(grain, at);
      const isInside = (at: number): boolean => at >= stretch.from && at < stretch.to;
      const there = new Set(found.filter((bucket) => bucket.grain === grain).map(({ start }) => start));
      const ofEvents = groupedBy(within(read, [stretch]), ({ event }) => startOf(event.timestamp));
      const ofBuckets = groupedBy(found.filter((bucket) => bucket.grain < grain && isInside(bucket.start)), ({ start }) => startOf(start));
      for (const start of grain === DAY ? daysIn(stretch) : new Set([...ofEvents.keys(), ...ofBuckets.keys()])) {
        const id = `${one.bucketKey} ${grain} ${start}`;
        if (there.has(start) || counted.has(id)) continue;
        const [happened, shorter] = [ofEvents.get(start) ?? [], ofBuckets.get(start) ?? []];
        const total = happened.length + shorter.reduce((sum, bucket) => sum + bucket.events, 0);
        if (grain !== DAY && total < WORTH_A_BUCKET) continue;
        const figures = [...one.series].map(([name, series]) => [shortName(name), storedFigures(together([figuresOf(series, happened), ...inBuckets(shorter, name)]))]);
        counted.set(id, { key: one.bucketKey, grain, start, events: total, figures: Object.fromEntries(figures) });
      }
    }
  }
  return [...counted.values()];
}

function* daysIn({ from, to }: Stretch): Iterable<number> {
  for (let start = from; start < to; start += DAY) yield start;
}

function figuresIn(covers: readonly Cover[], events: readonly WindowEvent[]): FiguresIn {
  const bySpan = new Map(covers.map((cover) => [cover.span, { ...cover, missed: within(events, cover.missing), last: within(events, [{ from: cover.span.to - 1, to: cover.span.to }]), before: new Map<string, Figures>() }]));
  return (series, span, judgedId) => {
    const cover = bySpan.get(span);
    if (cover === undefined) throw new Error('A window was asked for in a span that was not covered.');
    const name = seriesKey(series);
    const known = cover.before.get(name) ?? together([...inBuckets(cover.found, name), figuresOf(series, cover.missed)]);
    cover.before.set(name, known);
    return together([known, figuresOf(series, cover.last.filter(({ event }) => event.id !== judgedId))]);
  };
}

const inBuckets = (buckets: readonly Bucket[], name: string): Figures[] => buckets.map(({ figures }) => figuresFrom(figures[shortName(name)] ?? 0));

/** Those that happened in one of the stretches, which are in order as the events are. */
const within = (events: readonly WindowEvent[], stretches: readonly Stretch[]): WindowEvent[] => stretches.flatMap(({ from, to }) => events.slice(firstFrom(events, from), firstFrom(events, to)));

/** Where the events begin that did not happen before this moment. */
function firstFrom(events: readonly WindowEvent[], at: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle] as WindowEvent).event.timestamp < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
