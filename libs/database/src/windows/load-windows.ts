import { answerOf, asksPlace, figuresOf, seriesOf, type Stretch, windowKey, type WindowRequest } from '@app/domain';
import type { Queryable } from '../database.js';
import type { OwnFields } from '../facts/own-fields.js';
import { type Asked, askedBy, byName, type GatheringsByName, gatheringName, keysOf, type WindowQuestion } from './asked-windows.js';
import { beginGathering, type Gathering, type GatheringAsked, gatheringsOf } from './gatherings.js';
import { countLongPasts } from './long-past.js';
import { asksMoney, type NewestEvents, readNewest, SHORT_PAST } from './newest-events.js';
import { keyText, lockKeys } from './window-keys.js';

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
  /** What was read before for questions like these (`readAhead`). */
  readonly ahead?: NewestEvents | undefined;
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

/**
 * Every value that `countWindow` would say of all stored events and the judged one. The cost depends neither on how many events
 * there are nor on how many happened under a key: what happened in whole seconds, minutes, hours and days is added up once.
 */
export async function loadWindows(tx: Queryable, questions: readonly WindowQuestion[], { keeps, gatherings, unkept, shortPast = SHORT_PAST, mostRead = Infinity, ahead, ownFields }: WindowOptions): Promise<Map<string, number | null>[]> {
  const answers = questions.map(({ windows }) => unanswered(windows));
  const stretches = new Map<string, Stretch>();
  const askedByEach = questions.map((question) => askedBy(question, stretches));
  const asked = askedByEach.flat();
  if (asked.length === 0) return answers;
  const known = await knowing(tx, asked, gatherings ?? (await gatheringsOf(tx, questions.map(({ organizationId }) => organizationId))));
  const keys = keysOf(asked, known);
  const newest = await readNewest(tx, keys, { shortPast, ahead, ownFields });
  const long = [...newest.values()].flatMap(({ one, events }) => (events.length > shortPast ? [one] : []));
  const counted = long.length === 0 ? null : await countLongPasts(tx, long, { keeps, withMoney: asksMoney(long), mostRead, ownFields });
  const uncounted = new Map(counted ? long.filter((one) => !counted.has(one)).map(({ key, gatheringId }) => [keyText(key), gatheringId !== null]) : []);
  if (uncounted.size > 0) throw new UncountedPast(questions.filter((_, n) => askedByEach[n]?.some(({ text }) => uncounted.has(text))), [...uncounted.values()].includes(true));
  const dear = new Set([...(counted ?? [])].filter(([, { lacksBuckets }]) => lacksBuckets).map(([{ key }]) => keyText(key)));
  questions.forEach((question, n) => {
    if (unkept && askedByEach[n]?.some(({ text }) => dear.has(text))) unkept.push(question);
    for (const { text, judged, window, span } of askedByEach[n] ?? []) {
      const own = newest.get(text);
      const series = seriesOf(window);
      const past = own && counted?.get(own.one);
      const others = past ? past.figures(series, span, judged.event.id) : figuresOf(series, own?.events ?? [], { span, butId: judged.event.id });
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

/** What is asked for the first time is gathered from now on. */
async function knowing(tx: Queryable, asked: readonly Asked[], known: readonly Gathering[]): Promise<GatheringsByName> {
  const there = byName(known);
  const missing = new Map<string, GatheringAsked>();
  for (const { key: { organizationId, by }, window } of asked) {
    const name = gatheringName({ organizationId, by });
    const one = there.get(name);
    if (one === undefined || (asksPlace(window) && !one.asksPlace)) missing.set(name, { organizationId, by, asksPlace: asksPlace(window) || (missing.get(name)?.asksPlace ?? false) });
  }
  if (missing.size > 0) await beginGathering(tx, [...missing.values()]);
  for (const [name, { asksPlace: isNew }] of missing) if (isNew) there.delete(name);
  return there;
}
