const ignoresDots: ReadonlySet<string> = new Set(['gmail.com']);
const otherNames: ReadonlyMap<string, string> = new Map([['googlemail.com', 'gmail.com']]);

/**
 * The mailbox that an e-mail address leads to, in one spelling: without what follows a plus, by the provider's main name, and
 * without dots where the provider ignores them. Elsewhere `j.smith` and `js.mith` are two people.
 */
function mailboxOf(address: string): string {
  const [, local = '', host = ''] = /^(.*)@(.*)$/s.exec(spelled(address)) ?? [];
  const provider = otherNames.get(host) ?? host;
  // A plus at the beginning is that of a phone number: what follows it is the name.
  const [name = local] = /^\+?[^+]*/.exec(local) ?? [];
  return `${ignoresDots.has(provider) ? name.replaceAll('.', '') : name}@${provider}`;
}

/** What another address is to one: the same letters, another spelling of the same mailbox, or somebody else's. */
export function likenessOf(one: string, other: string): 'same' | 'variant' | 'other' {
  if (spelled(one) === spelled(other)) return 'same';
  return mailboxOf(one) === mailboxOf(other) ? 'variant' : 'other';
}

const spelled = (address: string): string => address.trim().toLowerCase();
