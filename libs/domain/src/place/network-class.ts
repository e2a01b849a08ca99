/**
 * What kind of network an address belongs to, as far as files on disk can tell.
 * `consumer` a line at home or a phone; `hosting` machines in a data centre; `anonymiser` a listed Tor exit, VPN or proxy;
 * `private` an address that does not exist on the Internet; `unknown` is exactly that, and never a sign of guilt.
 */
export const networkClasses = ['consumer', 'hosting', 'anonymiser', 'private', 'unknown'] as const;

export type NetworkClass = (typeof networkClasses)[number];
