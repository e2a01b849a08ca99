import { isMetadataService, isWithin, type Network, readNetworks, readPlace, whyNotPublic } from './address.js';

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly because: string };

export interface AddressGuardOptions {
  /** Private networks that webhooks may enter, as CIDRs. Inside them plain http and any port will do. */
  readonly allowedNetworks: readonly string[];
  /** The ports that a public host may be asked on. */
  readonly publicPorts?: readonly number[];
}

/**
 * Decides where a webhook may go, so that a customer's URL never makes this server speak to its own inside. It is asked
 * three times: about the URL, about each address that its name resolves to, and about the peer that was really
 * connected. It asks no resolver itself, and in doubt it refuses.
 */
export class AddressGuard {
  readonly #networks: readonly Network[];
  readonly #publicPorts: readonly number[];

  constructor({ allowedNetworks, publicPorts = [443, 8443, 80] }: AddressGuardOptions) {
    this.#networks = readNetworks(allowedNetworks);
    this.#publicPorts = publicPorts;
  }

  /** All that can be said before the name is resolved: enough to refuse most mistakes when an endpoint is saved. */
  judgeUrl(text: string): Verdict {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url) return refused(`"${readable(text)}" is not a URL; write it as https://hooks.example.com/tamiz.`);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused(`A webhook cannot be sent by "${url.protocol}"; use an address that starts with https://.`);
    if (url.username || url.password) return refused(`The URL on ${url.host} carries a user name or a password, which would end in logs; leave them out, each webhook is signed instead.`);
    const host = hostOf(url);
    if (readPlace(host)) return this.judgePeer(url, host);
    if (METADATA_NAMES.has(host)) return refused(`${host} is the metadata service of a cloud, which nothing opens; use the address of your own receiver.`);
    // With open networks the name may lie in one of them, and then its address decides about scheme and port too.
    if (this.#networks.length > 0) return ALLOWED;
    if (INSIDE_NAME.test(host)) return refused(`${host} is a name that only means something inside this network; ${WAY_IN}`);
    return this.#judgeManners(url, host);
  }

  /** Whether anything may be sent to this address at all. */
  judgeAddress(ip: string): Verdict {
    const place = readPlace(ip);
    if (!place) return refused(`"${readable(ip)}" is not an IP address; use the address of a public host.`);
    const shown = place.via ? `${place.via} carries ${place.address.toString()}, which` : place.address.toString();
    if (isMetadataService(place.address)) return refused(`${shown} is the metadata service of a cloud, which nothing opens; use the address of your own receiver.`);
    if (isWithin(place.address, this.#networks)) return ALLOWED;
    const why = whyNotPublic(place.address);
    return why ? refused(`${shown} is ${why}; ${WAY_IN}`) : ALLOWED;
  }

  /** Whether this URL may be sent to this address: a public one is asked by https and on a public port only. */
  judgePeer(url: URL, ip: string): Verdict {
    const verdict = this.judgeAddress(ip);
    const place = readPlace(ip);
    if (!verdict.allowed || !place || isWithin(place.address, this.#networks)) return verdict;
    return this.#judgeManners(url, place.address.toString());
  }

  #judgeManners(url: URL, shown: string): Verdict {
    if (url.protocol !== 'https:') return refused(`${shown} is public and the URL on ${url.host} is plain http, which anybody on the way can read; use https.`);
    const port = Number(url.port || 443);
    if (!this.#publicPorts.includes(port)) return refused(`${shown} is public and is asked on port ${port}; use one of ${this.#publicPorts.join(', ')}.`);
    return ALLOWED;
  }
}

/** The host without the brackets of IPv6 and without the dot of a fully qualified name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

const ALLOWED: Verdict = { allowed: true };
const WAY_IN = 'use a public https address, or let the operator list its network in DELIVERY_ALLOWED_NETWORKS.';
const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  'instance-data',
  'instance-data.ec2.internal',
]);
const INSIDE_NAME = /^[^.]+$|\.(localhost|local|internal|intranet|lan|home\.arpa)$/;

function refused(because: string): Verdict {
  return { allowed: false, because };
}

/** What a customer typed, short, and without a password in it. */
function readable(text: string): string {
  const safe = text.replace(/\/\/[^/]*@/, '//');
  return safe.length > 120 ? `${safe.slice(0, 120)}…` : safe;
}
