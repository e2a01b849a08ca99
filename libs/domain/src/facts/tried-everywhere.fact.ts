import { defineFact } from './define-fact.js';

/** What came of it on other people's new devices while somebody was let in on a new one. */
export interface TriedEverywhere {
  /** On so many of them others failed to log in, and were not let in either. */
  readonly othersFailed: number;
  /** On so many of them others were let in. */
  readonly othersLetIn: number;
  /** The same where the user agent is that of the own new device. */
  readonly alikeFailed: number;
  readonly alikeLetIn: number;
}

export const triedEverywhere = defineFact<TriedEverywhere | null>({
  says: 'Of the newest device of the entity, if that appeared within a day before the newest event, later than an hour after the first, and no more than an hour after anybody was seen on it, and the entity logged in on it within an hour: the 32 such devices that appeared at other accounts, anywhere in the organization, within the hour before it and the 32 within the hour after it, by what the first eight events on each, within an hour, came to. Null without such a device.',
  example: { othersFailed: 0, othersLetIn: 3, alikeFailed: 0, alikeLetIn: 1 },
});
