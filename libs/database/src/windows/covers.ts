import { createHash } from 'node:crypto';
import { type Grain, grains, joined, type Series, type Stretch, wholeBuckets, withoutBuckets } from '@app/domain';
import type { Queryable } from '../database.js';
import { type Bucket, readBuckets } from './buckets.js';
import type { WindowKey } from './window-keys.js';

/** A key with all that is asked about it. */
export interface CountedKey {
  readonly key: WindowKey;
  /** Null while not everybody who writes events knows that it is counted: then nothing is, and all is read. */
  readonly gatheringId: string | null;
  readonly bucketKey: string;
  readonly hasEntries: boolean;
  /** What is read of its events beside type and time. */
  readonly fields: Set<string>;
  /** Equal ones are one and the same. */
  readonly spans: Set<Stretch>;
  readonly series: Map<string, Series>;
}

/** One span on its way to be covered, with the longest buckets first. */
export interface Cover {
  readonly one: CountedKey;
  readonly span: Stretch;
  /** The whole buckets that are there. */
  readonly found: Bucket[];
  /** What no bucket covers. The last millisecond, which belongs to the judged event and its like, never is. */
  missing: Stretch[];
  /** What is in no longer bucket, there or not. */
  rest: Stretch[];
  /** Where buckets belong, by their length. */
  readonly places: { readonly grain: Grain; readonly stretch: Stretch }[];
}

const [DAY, HOUR, MINUTE, SECOND] = grains;

/**
 * Finds the buckets that are there. Two lengths are asked for at once: each way to PostgreSQL and back keeps all waiting who are in
 * the same group of events.
 */
export async function coverByBuckets(tx: Queryable, covers: readonly Cover[]): Promise<void> {
  // As a rule all days are there, and hours are needed at the ends alone.
  place(DAY, covers);
  const ends = new Map(covers.map((cover) => [cover, cover.rest]));
  const [days, hours] = await Promise.all([ask(tx, DAY, covers, missingOf), ask(tx, HOUR, covers, (cover) => ends.get(cover) ?? [])]);
  take(DAY, covers, days);
  place(HOUR, covers);
  const more = await ask(tx, HOUR, covers, (cover) => cover.missing.filter((stretch) => !ends.get(cover)?.some((end) => end.from <= stretch.from && stretch.to <= end.to)));
  take(HOUR, covers, more.length === 0 ? hours : onceEach([...hours, ...more]));
  // A minute that has a bucket seldom has a second with one.
  const [minutes, seconds] = await Promise.all([ask(tx, MINUTE, covers, missingOf), ask(tx, SECOND, covers, missingOf)]);
  for (const [grain, there] of [[MINUTE, minutes], [SECOND, seconds]] as const) {
    place(grain, covers);
    take(grain, covers, there);
  }
}

const missingOf = ({ missing }: Cover): readonly Stretch[] => missing;

/** Notes where buckets of this length belong. */
function place(grain: Grain, covers: readonly Cover[]): void {
  for (const cover of covers) {
    cover.rest = cover.rest.flatMap((stretch) => {
      const whole = wholeBuckets(grain, stretch);
      if (whole === null) return [stretch];
      cover.places.push({ grain, stretch: whole });
      return [{ from: stretch.from, to: whole.from }, { from: whole.to, to: stretch.to }].filter(({ from, to }) => from < to);
    });
  }
}

function ask(tx: Queryable, grain: Grain, covers: readonly Cover[], stretchesOf: (cover: Cover) => readonly Stretch[]): Promise<Bucket[]> {
  const wanted = groupedBy(covers, ({ one }) => one.bucketKey);
  const asked = [...wanted].flatMap(([key, own]) =>
    joined(own.flatMap(stretchesOf).map((stretch) => wholeBuckets(grain, stretch)).filter((stretch) => stretch !== null)).map((stretch) => ({ ...stretch, key, gatheringId: own[0]?.one.gatheringId ?? '' })));
  return asked.length === 0 ? Promise.resolve([]) : readBuckets(tx, grain, asked, [...new Set(covers.map(({ one }) => one.key.organizationId))]);
}

/** Of those that are there each cover takes what lies in what it misses, where all its series were counted. */
function take(grain: Grain, covers: readonly Cover[], buckets: readonly Bucket[]): void {
  const byKey = groupedBy(buckets, ({ key }) => key);
  for (const cover of covers) {
    const names = [...cover.one.series.keys()].map(shortName);
    const there = (byKey.get(cover.one.bucketKey) ?? []).filter(({ figures }) => names.every((name) => figures[name] !== undefined)).sort((a, b) => a.start - b.start);
    cover.missing = cover.missing.flatMap((stretch) => {
      const inside = there.filter(({ start }) => start >= stretch.from && start + grain <= stretch.to);
      cover.found.push(...inside);
      return withoutBuckets(grain, stretch, inside.map(({ start }) => start));
    });
  }
}

const onceEach = (buckets: readonly Bucket[]): Bucket[] => [...new Map(buckets.map((bucket) => [`${bucket.key} ${bucket.start}`, bucket])).values()];

export function groupedBy<Key, One>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

const names = new Map<string, string>();

/** A series in a few characters: it stands in every bucket. */
export function shortName(series: string): string {
  const known = names.get(series) ?? createHash('sha256').update(series).digest('base64url').slice(0, 12);
  if (names.size > 10_000) names.clear();
  names.set(series, known);
  return known;
}
