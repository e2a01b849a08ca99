import { fieldsRead, gatheredBy, type Series, seriesKey, seriesOf, type Stretch, type WindowEvent, type WindowRequest } from '@app/domain';
import type { CountedKey } from './covers.js';
import { type Gathering, isKnownToAll } from './gatherings.js';
import { bucketKey, keyText, type WindowKey } from './window-keys.js';

/** The windows that rules ask about one event. */
export interface WindowQuestion {
  readonly organizationId: string;
  readonly judged: WindowEvent;
  readonly windows: readonly WindowRequest[];
}

/** One window of one question, where the event has what it is gathered by. */
export interface Asked {
  readonly key: WindowKey;
  /** `keyText` of it. */
  readonly text: string;
  readonly judged: WindowEvent;
  readonly window: WindowRequest;
  readonly span: Stretch;
}

/** Done for each of twenty windows of each event, and so without a text or a copy for each. Equal stretches are one and the same in `stretches`. */
export function askedBy({ organizationId, judged, windows }: WindowQuestion, stretches: Map<string, Stretch>): Asked[] {
  const until = judged.event.timestamp;
  const keys = new Map<string, Pick<Asked, 'key' | 'text'> | null>();
  const spans = new Map<number, Stretch>();
  const asked: Asked[] = [];
  for (const window of windows) {
    let own = keys.get(window.by);
    if (own === undefined) keys.set(window.by, (own = keyOf(organizationId, window.by, judged)));
    if (own === null) continue;
    let span = spans.get(window.seconds);
    if (span === undefined) spans.set(window.seconds, (span = stretchOf(until, window.seconds, stretches)));
    asked.push({ key: own.key, text: own.text, judged, window, span });
  }
  return asked;
}

function stretchOf(until: number, seconds: number, stretches: Map<string, Stretch>): Stretch {
  const name = `${until} ${seconds}`;
  const known = stretches.get(name) ?? { from: until - seconds * 1_000 + 1, to: until + 1 };
  stretches.set(name, known);
  return known;
}

function keyOf(organizationId: string, by: string, judged: WindowEvent): Pick<Asked, 'key' | 'text'> | null {
  const value = gatheredBy(by, judged);
  return value === null ? null : { key: { organizationId, by, value }, text: keyText({ organizationId, by, value }) };
}

export type GatheringsByName = ReadonlyMap<string, Gathering>;

export const byName = (known: readonly Gathering[]): Map<string, Gathering> => new Map(known.map((one) => [gatheringName(one), one]));

export const gatheringName = ({ organizationId, by }: Pick<WindowKey, 'organizationId' | 'by'>): string => `${organizationId} ${by}`;

/** Every key with all that is asked about it. */
export function keysOf(asked: readonly Asked[], known: GatheringsByName): Map<string, CountedKey> {
  const keys = new Map<string, CountedKey>();
  for (const one of asked) note(one, keys.get(one.text) ?? opened(keys, one, known));
  return keys;
}

function opened(keys: Map<string, CountedKey>, { key, text }: Asked, known: GatheringsByName): CountedKey {
  const gathering = known.get(gatheringName(key));
  const own: CountedKey = {
    key,
    gatheringId: gathering !== undefined && isKnownToAll(gathering, Date.now()) ? gathering.id : null,
    bucketKey: gathering === undefined ? '' : bucketKey(gathering.id, key.value),
    hasEntries: Boolean(gathering?.filledAt),
    fields: new Set<string>(),
    spans: new Set<Stretch>(),
    series: new Map<string, Series>(),
  };
  keys.set(text, own);
  return own;
}

function note({ window, span }: Asked, own: CountedKey): void {
  own.spans.add(span);
  const series = seriesOf(window);
  const name = seriesKey(series);
  if (own.series.has(name)) return;
  own.series.set(name, series);
  for (const field of fieldsRead(series)) own.fields.add(field);
}

/** From the beginning of its first span to the end of the last. */
export const whole = (spans: ReadonlySet<Stretch>): Stretch => ({ from: Math.min(...[...spans].map(({ from }) => from)), to: Math.max(...[...spans].map(({ to }) => to)) });
