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
  /** What each of these memories counts. */
  readonly totals: readonly Totals[];
  /** The last events of each subject in the order of `subjects`, oldest first. Asked once, however many facts need them. */
  recentEvents(): Promise<readonly (readonly RecentEvent[])[]>;
  /** Who each subject is said to be, in the order of `subjects`. */
  readonly profiles: readonly Profile[];
  /** The devices of each subject, in the order of `subjects`. */
  readonly devices: readonly OwnDevices[];
  readonly mailBook: MailBook;
  /** Who was met where, of each subject in the order of `subjects`. Asked once as well. */
  meetings(): Promise<readonly (readonly Meeting[])[]>;
  /** The same by place, and of all devices that somebody was last seen on. */
  met(): Promise<ByPlace<Met>>;
  /** Who was on the addresses of the subjects. Asked once as well. */
  presences(): Promise<Presences>;
}

/** Answers one fact for everybody at once, in the order of `subjects`. */
export type FactLoader<Name extends FactName> = (inquiry: Inquiry) => Promise<readonly Facts[Name][]>;
