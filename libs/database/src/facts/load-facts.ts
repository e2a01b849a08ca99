import { type FactName, type Facts, type MailBook, type Profile, totalsOf } from '@app/domain';
import type { Queryable } from '../database.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import type { Remembered } from '../memory/memories.js';
import { ByPlace } from './by-place.js';
import { loaders } from './catalogue.js';
import type { FactLoader, Inquiry } from './fact-loader.js';
import { meetings, type Met } from './meetings.js';
import type { OwnDevices } from './own-devices.js';
import { Presences } from './presences.js';
import { recentEvents } from './recent-events.js';
import type { Subject } from './subject.js';
import { watchesAround, watchesOf } from './watches.js';

/** What is at hand before anything is asked. */
interface AtHand {
  readonly remembered: readonly Remembered[];
  readonly devices: readonly OwnDevices[];
  readonly profiles: readonly Profile[];
  readonly mailBook: MailBook;
  /** The events that the subjects are looked at for. */
  readonly happened: readonly EventOfEntity[];
}

/** Who was met on the way to the facts: what tells whom else the events concern. */
export interface Company {
  readonly presences: Presences;
  readonly met: ByPlace<Met>;
}

export const nobodyMet: Company = { presences: Presences.none, met: new ByPlace() };

/**
 * Asks for the named facts of all subjects, whose memories are at hand in the same order: a handful of statements for the
 * whole batch, none per event or person.
 */
export async function loadFacts(tx: Queryable, subjects: readonly Subject[], names: readonly FactName[], { remembered, devices, profiles, mailBook, happened }: AtHand): Promise<{ facts: Partial<Facts>[]; company: Company }> {
  let events: ReturnType<typeof recentEvents> | undefined;
  let met: ReturnType<typeof meetings> | undefined;
  let present: Promise<Presences> | undefined;
  const eventsOnce = (): ReturnType<typeof recentEvents> => (events ??= recentEvents(tx, subjects, remembered.map(({ recent }) => recent)));
  const metOnce = (): ReturnType<typeof meetings> => (met ??= eventsOnce().then((all) => meetings(tx, subjects, all, devices)));
  const presentOnce = (): Promise<Presences> => (present ??= eventsOnce().then((all) => Presences.on(tx, [...watchesOf(subjects, all), ...watchesAround(happened)])));
  const inquiry: Inquiry = {
    tx,
    subjects,
    memories: remembered.map(({ habits }) => habits),
    totals: remembered.map(({ habits }) => totalsOf(habits)),
    mailBook,
    recentEvents: eventsOnce,
    meetings: async () => (await metOnce()).bySubject,
    met: async () => (await metOnce()).byPlace,
    presences: presentOnce,
    profiles,
    devices,
  };
  // All at once: while PostgreSQL looks for one answer, the one before it is read here. Whatever fails, all have ended before the
  // transaction does, so that none asks in somebody else's.
  const answers = await Promise.allSettled(names.map((name) => (loaders[name] as FactLoader<FactName>)(inquiry)));
  const facts: Partial<Record<FactName, unknown>>[] = subjects.map(() => ({}));
  answers.forEach((answer, n) => {
    if (answer.status === 'rejected') throw answer.reason;
    answer.value.forEach((value, index) => {
      (facts[index] as Partial<Record<FactName, unknown>>)[names[n] as FactName] = value;
    });
  });
  return { facts: facts as Partial<Facts>[], company: { presences: await presentOnce(), met: (await metOnce()).byPlace } };
}
