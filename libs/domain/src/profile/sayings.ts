import { remembering } from '../cache/remembering.js';

/** A value and when it was last said, in milliseconds since 1970. */
export type Said = readonly [value: string, at: number];

/**
 * What events told about somebody: by the type of the event and by the key, both as the customer wrote them, so that a
 * changed mapping gives old words a new meaning. Of each key the values that were said last, the latest first.
 *
 * It is a function of the set of events, whatever their order and however often one comes: of each value the latest moment
 * counts, and what is beyond the bounds is older than all that is kept.
 */
export type Sayings = Readonly<Record<string, Readonly<Record<string, readonly Said[]>>>>;

/** One event that told something. */
export interface Told {
  readonly eventType: string;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** So many values of a key are kept: more changes in a month than that say nothing more. */
const valuesKept = 6;
/** So many keys of all types together, those that were said last. */
const keysKept = 48;
const keysOfOneEvent = 32;
const longestValue = 256;
const longestKey = 128;

/** What was known with what these events told. */
export function withTold(sayings: Sayings, told: readonly Told[]): Sayings {
  const keys = keysOf(sayings);
  for (const { eventType, at, data } of told) {
    for (const [path, value] of Object.entries(textsIn(data)).slice(0, keysOfOneEvent)) {
      const key = keyOf(eventType, path);
      const before = keys.get(key);
      keys.set(key, { eventType, path, said: latest([...(before?.said ?? []), [value, at]]) });
    }
  }
  return sayingsOf(keys);
}

/** Without what was last said at this moment: one of its events says something else now. */
export function forgetMoment(sayings: Sayings, moment: number): Sayings {
  const keys = keysOf(sayings);
  for (const [key, entry] of keys) keys.set(key, { ...entry, said: entry.said.filter(([, at]) => at !== moment) });
  return sayingsOf(keys);
}

/** The texts and numbers in data, one level deep: `address.city`. What begins with an underscore belongs to the system. */
export function textsIn(data: Readonly<Record<string, unknown>>, prefix = ''): Record<string, string> {
  const found: [string, string][] = [];
  for (const [key, value] of Object.entries(data)) {
    const path = prefix + key;
    if (key.startsWith('_') || path.length > longestKey) continue;
    if (prefix === '' && typeof value === 'object' && value !== null && !Array.isArray(value)) found.push(...Object.entries(textsIn(value as Record<string, unknown>, `${key}.`)));
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
    if (text !== '' && text.length <= longestValue) found.push([path, text]);
  }
  return Object.fromEntries(found);
}

interface Entry {
  readonly eventType: string;
  readonly path: string;
  readonly said: readonly Said[];
}

/** As JSON writes the two of them: what is kept depends on the order of these keys. */
const keyOf = (eventType: string, path: string): string => `[${quoted(eventType)},${quoted(path)}]`;

/** The same few, again and again. */
const quoted = remembering((text: string): string => JSON.stringify(text), { atMost: 4_000 });

function keysOf(sayings: Sayings): Map<string, Entry> {
  const entries = Object.entries(sayings).flatMap(([eventType, keys]) => Object.entries(keys).map(([path, said]): Entry => ({ eventType, path, said })));
  return new Map(entries.map((entry) => [keyOf(entry.eventType, entry.path), entry]));
}

/** The latest of each value; of two at one moment the greater, so that no order of arrival shows. */
function latest(said: readonly Said[]): Said[] {
  const at = new Map<string, number>();
  for (const [value, moment] of said) at.set(value, Math.max(moment, at.get(value) ?? -Infinity));
  return [...at].sort(laterFirst).slice(0, valuesKept);
}

const laterFirst = ([oneValue, oneAt]: Said, [otherValue, otherAt]: Said): number => otherAt - oneAt || (oneValue < otherValue ? 1 : oneValue > otherValue ? -1 : 0);

function sayingsOf(keys: ReadonlyMap<string, Entry>): Sayings {
  const kept = [...keys].filter(([, { said }]) => said.length > 0).sort(([oneKey, one], [otherKey, other]) => latestOf(other) - latestOf(one) || (oneKey < otherKey ? -1 : 1));
  const types = new Map<string, [string, readonly Said[]][]>();
  for (const [, { eventType, path, said }] of kept.slice(0, keysKept)) types.set(eventType, [...(types.get(eventType) ?? []), [path, said]]);
  return Object.fromEntries([...types].map(([eventType, paths]) => [eventType, Object.fromEntries(paths)]));
}

const latestOf = ({ said }: Entry): number => said[0]?.[1] ?? -Infinity;
