import type { MailClass } from '../mail/mail-address.js';
import { defineFact } from './define-fact.js';

/** The kind of mailbox that somebody uses. */
export interface Mailbox {
  readonly domain: string;
  readonly mailClass: MailClass;
  /** How many independent lists say so; 0 for what is on none. */
  readonly lists: number;
  /** It is the organization's own dataset that says so. */
  readonly own: boolean;
}

export const mailbox = defineFact<Mailbox | null>({
  says: "What kind of mailbox the domain of the profile's e-mail address gives, by the organization's own datasets or the lists that ship with the install; null without an address.",
  example: { domain: 'gmail.com', mailClass: 'free', lists: 1, own: false },
});
