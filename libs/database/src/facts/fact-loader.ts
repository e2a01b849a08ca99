import type { FactName, Facts, MailBook, Memory, Profile, RecentEvent, Totals } from '@app/domain';
import type { Queryable } from '../database.js';
import type { ByPlace } from './by-place.js';
import type { Meeting, Met } from './meetings.js';
import type { OwnDevices } from './own-devices.js';
import type { Presences } from './presences.js';
import type { Subject } from './subject.js';

/** One round of questions about the people of a batch. */
export interface Inquiry {
  readonly tx: Queryable;
  readonly subjects: readonly Subject[];
  /** What is remembered of each subject, its newest event included, in the order of `subjects`. */
  readonly memories: readonly Memory[];
  /** The last events of each subject in the order of `subjects`, oldest first. */
  readonly recentEvents: readonly (readonly RecentEvent[])[];
  /** Who each subject is said to be, in the order of `subjects`. */
  readonly profiles: readonly Profile[];
  /** What each subject was seen on, in the order of `subjects`. */
  readonly devices: readonly OwnDevices[];
  readonly mailBook: MailBook;
  /** Who was met where, of each subject in the order of `subjects`. Asked once as well. */
  meetings(): Promise<readonly (readonly Meeting[])[]>;
  /** Who was on the addresses of the subjects. Asked once as well. */
  presences(): Promise<Presences>;
}

/** All that is at hand of somebody when his facts are read. */
export interface PersonAtHand {
  readonly subject: Subject;
  readonly memory: Memory;
  readonly totals: Totals;
  /** The last ones, oldest first. */
  readonly recentEvents: readonly RecentEvent[];
  /** And before them those with which somebody came to a network and left it, within two days. */
  readonly whereabouts: readonly RecentEvent[];
  readonly profile: Profile;
  readonly devices: OwnDevices;
  readonly meetings: readonly Meeting[];
  /** Who was met by anybody who is looked at, and on all devices that somebody was last seen on. */
  readonly met: ByPlace<Met>;
}

/** Reads one fact from what is at hand of somebody: nothing is asked for it. */
export type FactReader<Name extends FactName> = (person: PersonAtHand) => Facts[Name];

/** Asks for one fact of everybody at once, and answers in the order of `subjects`. */
export type FactLoader<Name extends FactName> = (inquiry: Inquiry) => Promise<readonly Facts[Name][]>;
