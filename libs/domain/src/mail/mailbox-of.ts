import type { Mailbox } from '../facts/mailbox.fact.js';
import { suffixesOf } from './mail-address.js';
import type { MailBook, OwnWord } from './mail-book.js';

/**
 * What kind of mailbox a domain gives. The organization's own word on the domain, or on one that it lies below, counts before
 * all lists: whoever knows his customers knows better.
 */
export function mailboxOf(domain: string, own: ReadonlyMap<string, readonly OwnWord[]>, book: MailBook): Mailbox {
  for (const suffix of suffixesOf(domain)) {
    const words = own.get(suffix) ?? [];
    if (words.length === 0) continue;
    const listed = words.find((word) => word.listed);
    const mailClass = listed === undefined ? 'unlisted' : listed.slug === 'disposable_email_domains' ? 'disposable' : 'relay';
    return { domain, mailClass, lists: 1, own: true };
  }
  return { domain, ...book.classOf(domain), own: false };
}
