import ipaddr from 'ipaddr.js';
import { z } from 'zod';

type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A list of addresses and networks in an environment variable. */
export const proxies = () =>
  z
    .string()
    .default('')
    .transform((value, context) => {
      const listed = value.split(',').map((item) => item.trim()).filter(Boolean);
      return listed.map((item): Network => {
        const network = networkOf(item);
        if (!network) context.addIssue({ code: 'custom', message: `${item} is neither an address nor a network such as 10.0.0.0/8.` });
        return network ?? [ipaddr.parse('::'), 128];
      });
    });

function networkOf(text: string): Network | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Whose request it is: the peer of the connection, or behind trusted proxies the last address of X-Forwarded-For that is not
 * one of theirs. What stands further left was written by the caller, who may write anything.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | string[] | undefined, trusted: readonly Network[]): string | null {
  const hops = [...[forwardedFor ?? []].flat().join(',').split(','), peer ?? ''];
  for (const hop of hops.reverse()) {
    const address = readHop(hop.trim());
    if (!address) return null;
    const isTrusted = trusted.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
    if (!isTrusted) return address.toString();
  }
  return null;
}

/** An address as proxies write it, some with the port behind it. */
function readHop(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined;
}
