import { rememberingByObject } from '../../cache/remembering-by-object.js';
import type { Stretch } from './buckets.js';
import { fromUnits, Sum } from './sum.js';
import { type WindowRequest, windowKey } from './window-request.js';
import { asking, reading, type WindowEvent } from './window-value.js';

/** What several windows have in common that differ in nothing but their length, or in which figure of the same field they take. */
export interface Series extends Pick<WindowRequest, 'of' | 'events' | 'by' | 'where'> {
  /** Whether the different values are kept, beside what can be added up. */
  readonly keepsValues: boolean;
}

export const seriesOf = rememberingByObject(({ aggregate, of, events, by, where }: WindowRequest): Series => ({ of, events, by, where, keepsValues: aggregate === 'distinct' }));

/** The one spelling of a series. */
export const seriesKey = rememberingByObject(({ keepsValues, ...rest }: Series): string => windowKey({ ...rest, aggregate: keepsValues ? 'distinct' : 'sum', seconds: 0 }));

const readers = rememberingByObject((series: Series) => ({ isAsked: asking(series), read: series.of === null ? null : reading(series.of) }));

/** What it reads of an event beside type and time, by the fields of rules. */
export const fieldsRead = rememberingByObject(({ of, where }: Series): readonly string[] => [...new Set([...(of === null ? [] : [of]), ...where.map(({ field }) => field)])]);

/** Whether it depends on where an event came from, which is known later than the event. */
export const asksPlace = rememberingByObject(({ of, where }: Pick<Series, 'of' | 'where'>): boolean => [of ?? '', ...where.map(({ field }) => field)].some((field) => field.startsWith('place.')));

/** What is known of the events of a series in some stretch of time. Those of two stretches add up to those of both. */
export interface Figures {
  readonly events: number;
  /** Milliseconds since 1970; infinite of no event. */
  readonly first: number;
  readonly last: number;
  /** How many of the events have a number in the field. */
  readonly numbers: number;
  /** In units of `unitsOf`. */
  readonly sum: bigint;
  readonly least: number;
  readonly most: number;
  readonly values: ReadonlySet<string>;
}

const noValues: ReadonlySet<string> = new Set();

export const noFigures: Figures = { events: 0, first: Infinity, last: -Infinity, numbers: 0, sum: 0n, least: Infinity, most: -Infinity, values: noValues };

/** Which of the events that are given are looked at: those of a stretch of time, without one of them. */
interface Within {
  readonly span: Stretch;
  readonly butId: string;
}

/** The figures of these events, as far as the series is about them. Done for every window of every decision: it walks through them once and copies none. */
export function figuresOf(series: Series, happened: readonly WindowEvent[], within?: Within): Figures {
  const { isAsked, read } = readers(series);
  let [events, first, last, numbers, least, most] = [0, Infinity, -Infinity, 0, Infinity, -Infinity];
  const sum = read === null || series.keepsValues ? null : new Sum();
  const [from, to, butId] = within ? [within.span.from, within.span.to, within.butId] : [-Infinity, Infinity, null];
  let values: Set<string> | null = null;
  for (const one of happened) {
    const { timestamp, id } = one.event;
    if (timestamp < from || timestamp >= to || id === butId || !isAsked(one)) continue;
    events += 1;
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
    const value = read === null ? null : read(one);
    if (value !== null && series.keepsValues) (values ??= new Set()).add(String(value));
    if (typeof value !== 'number' || sum === null) continue;
    numbers += 1;
    sum.add(value);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return events === 0 ? noFigures : { events, first, last, numbers, sum: sum?.total ?? 0n, least, most, values: values ?? noValues };
}

export function together(parts: readonly Figures[]): Figures {
  const [only = noFigures, ...others] = parts.filter(({ events }) => events > 0);
  if (others.length === 0) return only;
  let { events, first, last, numbers, sum, least, most } = only;
  const values = others.some((part) => part.values.size > 0) ? new Set(only.values) : null;
  for (const part of others) {
    events += part.events;
    first = Math.min(first, part.first);
    last = Math.max(last, part.last);
    numbers += part.numbers;
    sum += part.sum;
    least = Math.min(least, part.least);
    most = Math.max(most, part.most);
    for (const value of part.values) values?.add(value);
  }
  return { events, first, last, numbers, sum, least, most, values: values ?? only.values };
}

/** A window's answer by the figures of the stored events beside the judged one, and the judged one itself. */
export function answerOf(request: WindowRequest, others: Figures, judged: WindowEvent): number | null {
  const { events, first, numbers, sum, least, most, values } = together([others, figuresOf(seriesOf(request), [judged])]);
  const since = (at: number): number | null => (Number.isFinite(at) ? Math.floor((judged.event.timestamp - at) / 1_000) : null);
  switch (request.aggregate) {
    case 'count':
      return events;
    case 'distinct':
      return values.size;
    case 'sum':
      return fromUnits(sum);
    case 'avg':
      return numbers === 0 ? null : fromUnits(sum, numbers);
    case 'min':
      return numbers === 0 ? null : least;
    case 'max':
      return numbers === 0 ? null : most;
    case 'secondsSinceFirst':
      return since(first);
    case 'secondsSinceLast':
      return since(others.last);
  }
}

/** Figures as they are stored, in few characters: most stretches of most series have none. */
export type StoredFigures = 0 | { readonly n: number; readonly at: readonly [number, number]; readonly of?: readonly [numbers: number, sum: string, least: number, most: number]; readonly values?: readonly string[] };

export function storedFigures({ events, first, last, numbers, sum, least, most, values }: Figures): StoredFigures {
  if (events === 0) return 0;
  return { n: events, at: [first, last], ...(numbers > 0 ? { of: [numbers, String(sum), least, most] as const } : {}), ...(values.size > 0 ? { values: [...values] } : {}) };
}

export function figuresFrom(stored: StoredFigures): Figures {
  if (stored === 0) return noFigures;
  const [numbers, sum, least, most] = stored.of ?? [0, 0, Infinity, -Infinity];
  return { events: stored.n, first: stored.at[0], last: stored.at[1], numbers, sum: BigInt(sum), least, most, values: new Set(stored.values) };
}
