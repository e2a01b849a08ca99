import type { MailClass } from './mail-address.js';

/** What is known of a domain from data that ship with the install. */
export interface MailDomain {
  readonly mailClass: MailClass;
  /** How many independent lists say so; 0 for what is on none. */
  readonly lists: number;
}

/** Answers what kind of mailbox a domain gives. */
export interface MailBook {
  classOf(domain: string): MailDomain;
}

/** What an organization says of a domain in datasets of its own: on or off. */
export interface OwnWord {
  readonly slug: 'disposable_email_domains' | 'relay_email_domains';
  readonly listed: boolean;
}
