import { answerOf, asksPlace, fieldsRead, figuresOf, gatheredBy, noFigures, type Series, seriesKey, seriesOf, type Stretch, type WindowEvent, windowKey, type WindowRequest } from '@app/domain';
import type { Queryable } from '../database.js';
import type { OwnFields } from '../facts/own-fields.js';
import type { CountedKey } from './covers.js';
import { beginGathering, type Gathering, type GatheringAsked, gatheringsOf, isKnownToAll } from './gatherings.js';
import { countLongPasts } from './long-past.js';
import { readEvents } from './read-events.js';
import { bucketKey, keyText, lockKeys, type WindowKey } from './window-keys.js';

/** The windows that rules ask about one event. */
export interface WindowQuestion {
  readonly organizationId: string;
  readonly judged: WindowEvent;
  readonly windows: readonly WindowRequest[];
}

export interface WindowOptions {
  /** Whether what was counted is written down for the next time: only for who holds the locks of the keys (`lockKeys`), until he commits. */
  readonly keeps: boolean;
  /** As the caller remembers them; left out, they are asked for. */
  readonly gatherings?: readonly Gathering[];
  /** Takes up the questions that would be cheaper the next time if what they count were kept: see `keepWindows`. */
  readonly unkept?: WindowQuestion[];
  /** More events than these under one key, and they are counted by buckets. */
  readonly shortPast?: number;
  /** For who has no time to read more events than these under one key: then `UncountedPast` is thrown. */
  readonly mostRead?: number;
  /** The organizations' own mappings as far as the caller has asked for them in this transaction. */
  readonly ownFields?: OwnFields;
}

/** So much happened before these events that nobody has counted yet, that whoever waits for others should not read it. */
export class UncountedPast extends Error {
  /** `canBeKept`: whether it would help the next time to count it once (`keepWindows`). */
  constructor(readonly questions: readonly WindowQuestion[], readonly canBeKept: boolean) {
    super('More has to be read before these windows can be answered than there is time for.');
  }
}

/** Of whom no more happened in the longest window, all of it is read and counted. */
const SHORT_PAST = 128;

interface Asked {
  readonly key: WindowKey;
  /** `keyText` of it. */
  readonly text: string;
  readonly judged: WindowEvent;
  readonly window: WindowRequest;
  readonly span: Stretch;
}

/**
 * Every value that `countWindow` would say of all stored events and the judged one. The cost depends neither on how many events
 * there are nor on how many happened under a key: what happened in whole seconds, minutes, hours and days is added up once.
 */
export async function loadWindows(tx: Queryable, questions: readonly WindowQuestion[], { keeps, gatherings, unkept, shortPast = SHORT_PAST, mostRead = Infinity, ownFields }: WindowOptions): Promise<Map<string, number | null>[]> {
  const answers = questions.map(({ windows }) => unanswered(windows));
  const stretches = new Map<string, Stretch>();
  const askedByEach = questions.map((question) => askedBy(question, stretches));
  const asked = askedByEach.flat();
  if (asked.length === 0) return answers;
  const known = await knowing(tx, asked, gatherings ?? (await gatheringsOf(tx, questions.map(({ organizationId }) => organizationId))));
  const keys = new Map<string, CountedKey>();
  for (const one of asked) note(one, keys.get(one.text) ?? opened(keys, one, known));
  const all = [...keys.values()];
  const withMoney = all.some(({ fields }) => fields.has('event.amount') || fields.has('event.currency'));
  const newest = await readEvents(tx, all.map((one) => ({ ...one, ...whole(one.spans) })), { most: shortPast + 1, withMoney, ownFields });
  const short = new Map(all.map((one, n) => [one, newest[n] ?? []]));
  const long = all.filter((one) => (short.get(one)?.length ?? 0) > shortPast);
  const counted = long.length === 0 ? null : await countLongPasts(tx, long, { keeps, withMoney, mostRead, ownFields });
  const uncounted = new Map(counted ? long.filter((one) => !counted.has(one)).map(({ key, gatheringId }) => [keyText(key), gatheringId !== null]) : []);
  if (uncounted.size > 0) throw new UncountedPast(questions.filter((_, n) => askedByEach[n]?.some(({ text }) => uncounted.has(text))), [...uncounted.values()].includes(true));
  const dear = new Set([...(counted ?? [])].filter(([, { lacksBuckets }]) => lacksBuckets).map(([{ key }]) => keyText(key)));
  questions.forEach((question, n) => {
    if (unkept && askedByEach[n]?.some(({ text }) => dear.has(text))) unkept.push(question);
    for (const { text, judged, window, span } of askedByEach[n] ?? []) {
      const own = keys.get(text) as CountedKey; // of every key that is asked
      const series = seriesOf(window);
      const others = counted?.has(own)
        ? (counted.get(own)?.figures(series, span, judged.event.id) ?? noFigures)
        : figuresOf(series, short.get(own) ?? [], { span, butId: judged.event.id });
      answers[n]?.set(windowKey(window), answerOf(window, others, judged));
    }
  });
  return answers;
}

function unanswered(windows: readonly WindowRequest[]): Map<string, number | null> {
  const answers = new Map<string, number | null>();
  for (const window of windows) answers.set(windowKey(window), null);
  return answers;
}

/** Until the end of the transaction nobody else stores or changes an event under the keys of these questions: see `lockKeys`. */
export const lockWindows = (tx: Queryable, questions: readonly WindowQuestion[]): Promise<void> => lockKeys(tx, questions.flatMap((question) => askedBy(question, new Map())).map(({ key }) => key));

/** Done for each of twenty windows of each event, and so without a text or a copy for each. Equal stretches are one and the same in `stretches`. */
function askedBy({ organizationId, judged, windows }: WindowQuestion, stretches: Map<string, Stretch>): Asked[] {
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

/** What is asked for the first time is gathered from now on. */
async function knowing(tx: Queryable, asked: readonly Asked[], known: readonly Gathering[]): Promise<ReadonlyMap<string, Gathering>> {
  const byName = new Map(known.map((one) => [`${one.organizationId} ${one.by}`, one]));
  const missing = new Map<string, GatheringAsked>();
  for (const { key: { organizationId, by }, window } of asked) {
    const name = `${organizationId} ${by}`;
    const there = byName.get(name);
    if (there === undefined || (asksPlace(window) && !there.asksPlace)) missing.set(name, { organizationId, by, asksPlace: asksPlace(window) || (missing.get(name)?.asksPlace ?? false) });
  }
  if (missing.size > 0) await beginGathering(tx, [...missing.values()]);
  for (const [name, { asksPlace: isNew }] of missing) if (isNew) byName.delete(name);
  return byName;
}

function opened(keys: Map<string, CountedKey>, { key, text }: Asked, known: ReadonlyMap<string, Gathering>): CountedKey {
  const gathering = known.get(`${key.organizationId} ${key.by}`);
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

const whole = (spans: ReadonlySet<Stretch>): Stretch => ({ from: Math.min(...[...spans].map(({ from }) => from)), to: Math.max(...[...spans].map(({ to }) => to)) });
