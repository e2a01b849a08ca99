/**
 * Addresses that say nothing about where their user is: one address answers, or speaks, in many places at once.
 * A database still gives them a city, and two logins through them look like a journey.
 */

/** Networks that are announced from everywhere at once: neither country nor city. */
export const anycastAsns: ReadonlySet<number> = new Set([
  13335, // Cloudflare: edges, 1.1.1.1
  54113, // Fastly: edges
  19281, // Quad9
  36692, // Cisco OpenDNS and Umbrella
  212772, // AdGuard DNS
  34939, // NextDNS
  50902, // DNS0.EU
  205157, // CleanBrowsing
  398962, // Control D
  112, // AS112, the sink for private reverse lookups
]);

/** The same for parts of networks that are elsewhere ordinary. */
export const anycastNetworks: readonly string[] = [
  // Google Public DNS
  '8.8.8.0/24', '8.8.4.0/24', '2001:4860:4860::/48',
  // Lumen's 4.2.2.x, Vercara and Neustar UltraDNS
  '4.2.2.0/24', '64.6.64.0/23', '156.154.70.0/23', '2620:74:1b::/48', '2620:74:1c::/48',
  // Yandex, AliDNS, DNSPod
  '77.88.8.0/24', '2a02:6b8::feed:0/112', '223.5.5.0/24', '223.6.6.0/24', '2400:3200::/48', '119.29.29.0/24',
];

/**
 * Relays that ordinary phones and browsers use, among them iCloud Private Relay and Cloudflare WARP. They choose an exit in
 * the user's country, so the country stands; the city is the exit's. Neither a home line nor a server, hence a class of their own.
 */
export const relayNetworks: readonly string[] = [
  // through Cloudflare
  '104.28.0.0/16', '2606:54c0::/30', '2a09:bac0::/29',
  // through Akamai
  '172.224.0.0/13', '2a02:26f7::/32',
  // through Fastly
  '146.75.128.0/17', '140.248.0.0/17', '2a04:4e41::/32',
];
