import { defineFact } from './define-fact.js';

/** What came of it on other people's new devices while somebody was let in on a new one. */
export interface TriedEverywhere {
  /** Nothing is known of the account from before it. */
  readonly isFirst: boolean;
  /** From so many lines others failed to log in on one, and were not let in either. */
  readonly othersFailed: number;
  /** From so many lines others were let in on one. */
  readonly othersLetIn: number;
  /** The same where the user agent is that of the own new device. */
  readonly alikeFailed: number;
  readonly alikeLetIn: number;
}

export const triedEverywhere = defineFact<TriedEverywhere | null>({
  says: 'Of the newest device of the entity, if that appeared within a day before the newest event, on a line that the entity had not been on, and no more than an hour after anybody was seen on it, and the entity logged in on it within an hour and did not sign up: of the 32 devices that appeared last, anywhere in the organization and on any line, within the hour before the end of the five minutes in which it did, and of the 32 that appeared first within the hour after that, those at other accounts on which nobody was seen before, by what the first eight events on each, within an hour, came to, and counted by the lines that they came from. Null without such a device, and where six or fewer of those around it failed.',
  example: { isFirst: false, othersFailed: 8, othersLetIn: 31, alikeFailed: 1, alikeLetIn: 3 },
});
