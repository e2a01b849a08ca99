import { defineFact } from './define-fact.js';

/** What came of it on other people's new devices while somebody was let in on a new one. */
export interface TriedEverywhere {
  /** From so many lines others failed to log in on one, and were not let in either. */
  readonly othersFailed: number;
  /** From so many lines others were let in on one. */
  readonly othersLetIn: number;
  /** The same where the user agent is that of the own new device. */
  readonly alikeFailed: number;
  readonly alikeLetIn: number;
}

export const triedEverywhere = defineFact<TriedEverywhere | null>({
  says: 'Of the newest device of the entity, if that appeared within a day before the newest event, later than an hour after the first, on a line that the entity had not been on, and no more than an hour after anybody was seen on it, and the entity logged in on it within an hour: the 32 devices that appeared like it at other accounts, anywhere in the organization and on any line, within the hour before the end of the five minutes in which it did and the 32 within the hour after that, by what the first eight events on each, within an hour, came to, and counted by the lines that they came from. Null without such a device.',
  example: { othersFailed: 0, othersLetIn: 3, alikeFailed: 0, alikeLetIn: 1 },
});
