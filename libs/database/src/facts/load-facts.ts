import type { FactName, Facts, MailBook, Profile } from '@app/domain';
import type { Queryable } from '../database.js';
import type { Remembered } from '../memory/memories.js';
import { loaders } from './catalogue.js';
import type { FactLoader, Inquiry } from './fact-loader.js';
import { meetings } from './meetings.js';
import type { OwnDevices } from './own-devices.js';
import { recentEvents } from './recent-events.js';
import type { Subject } from './subject.js';

/** What is at hand before anything is asked. */
interface AtHand {
  readonly remembered: readonly Remembered[];
  readonly devices: readonly OwnDevices[];
  readonly profiles: readonly Profile[];
  readonly mailBook: MailBook;
}

/**
 * Asks for the named facts of all subjects, whose memories are at hand in the same order: a handful of statements for the
 * whole batch, none per event or person.
 */
export async function loadFacts(tx: Queryable, subjects: readonly Subject[], names: readonly FactName[], { remembered, devices, profiles, mailBook }: AtHand): Promise<Partial<Facts>[]> {
  let events: ReturnType<typeof recentEvents> | undefined;
  let met: ReturnType<typeof meetings> | undefined;
  const eventsOnce = (): ReturnType<typeof recentEvents> => (events ??= recentEvents(tx, subjects, remembered.map(({ recent }) => recent)));
  const inquiry: Inquiry = {
    tx,
    subjects,
    memories: remembered.map(({ habits }) => habits),
    mailBook,
    recentEvents: eventsOnce,
    meetings: () => (met ??= eventsOnce().then((all) => meetings(tx, subjects, all))),
    profiles,
    devices,
  };
  const facts: Partial<Record<FactName, unknown>>[] = subjects.map(() => ({}));
  // One connection answers one question at a time, so they are asked one after the other.
  for (const name of names) {
    const values = await (loaders[name] as FactLoader<FactName>)(inquiry);
    values.forEach((value, index) => {
      (facts[index] as Partial<Record<FactName, unknown>>)[name] = value;
    });
  }
  return facts as Partial<Facts>[];
}
