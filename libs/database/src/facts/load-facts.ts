import { type Facts, type MailBook, type Profile, totalsOf } from '@app/domain';
import type { Queryable } from '../database.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import type { Remembered } from '../memory/memories.js';
import { ByPlace } from './by-place.js';
import { type Answers, askedFacts, factsOf } from './catalogue.js';
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

/** The facts of all that were asked about, each in his place, and who was met on the way. */
export interface Found {
  /** Read when they are asked for: see `factsOf`. */
  readonly factsOf: (n: number) => Facts;
  readonly company: Company;
}

/** Asks what must be asked about all subjects, whose memories are at hand in the same order: a handful of statements for the whole batch, none per event or person. */
export async function loadFacts(tx: Queryable, subjects: readonly Subject[], { remembered, devices, profiles, mailBook, happened }: AtHand): Promise<Found> {
  const seen = await recentEvents(tx, subjects, remembered.map(({ recent }) => recent));
  const recent = seen.map((one) => one.recent);
  const met = meetings(tx, subjects, recent, devices);
  const present = Presences.on(tx, [...watchesOf(subjects, recent), ...watchesAround(happened)]);
  const inquiry: Inquiry = {
    tx,
    subjects,
    memories: remembered.map(({ habits }) => habits),
    devices,
    mailBook,
    recentEvents: recent,
    meetings: async () => (await met).bySubject,
    presences: () => present,
    profiles,
  };
  // All at once: while PostgreSQL looks for one answer, the one before it is read here. Whatever fails, all have ended before the
  // transaction does, so that none asks in somebody else's.
  const names = Object.keys(askedFacts) as (keyof Answers)[];
  const settled = await Promise.allSettled([met, present, ...names.map((name) => (askedFacts[name] as FactLoader<typeof name>)(inquiry))]);
  for (const answer of settled) if (answer.status === 'rejected') throw answer.reason;
  const [{ bySubject, byPlace }, presences, ...values] = settled.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as [Awaited<typeof met>, Presences, ...unknown[]];
  const answers = Object.fromEntries(names.map((name, n) => [name, values[n]])) as unknown as Answers;
  return {
    factsOf: (n) => {
      const [subject, { habits: memory }, own] = [subjects[n], remembered[n], devices[n]] as [Subject, Remembered, OwnDevices]; // one for each
      const person = { subject, memory, totals: totalsOf(memory), recentEvents: recent[n] ?? [], whereabouts: seen[n]?.whereabouts ?? [], profile: profiles[n] as Profile, devices: own, meetings: bySubject[n] ?? [], met: byPlace };
      return factsOf(person, answers, n);
    },
    company: { presences, met: byPlace },
  };
}
