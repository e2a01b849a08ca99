/**
 * What kind of mailbox a domain gives. `disposable` anybody gets one for an hour, without a word; `relay` forwards to a real
 * mailbox that it keeps to itself, and is what careful people use; `free` a mailbox that people live with for years;
 * `unlisted` all others: companies, schools, people's own.
 */
export const mailClasses = ['disposable', 'relay', 'free', 'unlisted'] as const;

export type MailClass = (typeof mailClasses)[number];

/** An e-mail address in its two parts, lower case. */
export interface MailAddress {
  readonly local: string;
  readonly domain: string;
}

const shape = /^([^\s@"<>]{1,64})@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63})\.?$/u;

/** The longest address that mail knows. */
const longest = 254;

/** Null: what it says cannot be an address of the Internet. */
export function mailAddress(text: string): MailAddress | null {
  const trimmed = text.trim().toLowerCase();
  const parts = trimmed.length > longest ? null : shape.exec(trimmed);
  return parts ? { local: parts[1] as string, domain: parts[2] as string } : null;
}

/** So many labels of a domain are looked at: real ones have fewer, and the sender decides how many there are. */
const mostLabels = 6;

/** The domain and those that it lies below, the longest first, without the last label: `a.b.example.com`, `b.example.com`, `example.com`. */
export function suffixesOf(domain: string): string[] {
  const labels = domain.split('.').slice(-mostLabels);
  return labels.slice(0, -1).map((_, n) => labels.slice(n).join('.'));
}
