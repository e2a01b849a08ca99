/**
 * What kind of network an address belongs to, as far as files on disk can tell.
 * `consumer` a line at home, often also phones; `mobile` phones and nothing else; `satellite` a line by satellite, in an
 * aircraft too; `relay` an exit that ordinary phones and browsers speak through (iCloud Private Relay, WARP); `hosting`
 * machines in a data centre; `anonymiser` a listed Tor exit, VPN or proxy; `private` an address that does not exist on the Internet; `unknown` is exactly that, and never a sign of guilt.
 */
export const networkClasses = ['consumer', 'mobile', 'satellite', 'relay', 'hosting', 'anonymiser', 'private', 'unknown'] as const;

export type NetworkClass = (typeof networkClasses)[number];

/**
 * Data centres, anonymisers, relays and private addresses are where a machine is. A phone that roams speaks through its
 * carrier at home, and a satellite through its ground station: neither is where its user is.
 */
export const isWhereSomebodyIs = (networkClass: NetworkClass | null): boolean => networkClass === 'consumer' || networkClass === 'unknown';
