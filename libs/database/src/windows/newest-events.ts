import type { Stretch, WindowEvent } from '@app/domain';
import type { Queryable } from '../database.js';
import type { OwnFields } from '../facts/own-fields.js';
import { askedBy, byName, keysOf, whole, type WindowQuestion } from './asked-windows.js';
import type { CountedKey } from './covers.js';
import type { Gathering } from './gatherings.js';
import { readEvents } from './read-events.js';

/** Of whom no more happened in the longest window, all of it is read and counted. */
export const SHORT_PAST = 128;

/** What happened last under a key, with all that is asked about it. */
interface Newest {
  readonly one: CountedKey;
  readonly events: readonly WindowEvent[];
}

/** By the text of their keys. */
export type NewestEvents = ReadonlyMap<string, Newest>;

export interface NewestOptions {
  readonly shortPast: number;
  /** What was read before in this transaction, of no shorter a past. It is not read again. */
  readonly ahead?: NewestEvents | undefined;
  readonly ownFields?: OwnFields | undefined;
}

/** Of each key one event more than a short past has, or all that there are. */
export async function readNewest(tx: Queryable, keys: ReadonlyMap<string, CountedKey>, { shortPast, ahead, ownFields }: NewestOptions): Promise<NewestEvents> {
  const newest = new Map<string, Newest>();
  const unread: [text: string, one: CountedKey][] = [];
  for (const [text, one] of keys) {
    const there = ahead?.get(text);
    if (there && holds(there.one, one)) newest.set(text, { one, events: there.events });
    else unread.push([text, one]);
  }
  if (unread.length === 0) return newest;
  const own = unread.map(([, one]) => one);
  const events = await readEvents(tx, own.map((one) => ({ ...one, ...whole(one.spans) })), { most: shortPast + 1, withMoney: asksMoney(own), ownFields });
  unread.forEach(([text, one], n) => newest.set(text, { one, events: events[n] ?? [] }));
  return newest;
}

/** The same for questions of which it is not certain yet that they are asked: what they need goes along with what is asked before them. */
export function readAhead(tx: Queryable, questions: readonly WindowQuestion[], gatherings: readonly Gathering[], ownFields: OwnFields): Promise<NewestEvents> {
  const stretches = new Map<string, Stretch>();
  return readNewest(tx, keysOf(questions.flatMap((question) => askedBy(question, stretches)), byName(gatherings)), { shortPast: SHORT_PAST, ownFields });
}

export const asksMoney = (keys: readonly CountedKey[]): boolean => keys.some(({ fields }) => fields.has('event.amount') || fields.has('event.currency'));

/** Whether what was read for the one is all that is asked of the other. */
function holds({ spans, fields }: CountedKey, asked: CountedKey): boolean {
  const [there, wanted] = [whole(spans), whole(asked.spans)];
  return there.from <= wanted.from && there.to >= wanted.to && [...asked.fields].every((field) => fields.has(field));
}
