import { type LookupAddress, type LookupOptions } from 'node:dns';
import { type LookupFunction, isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import { buildConnector } from 'undici';
import type { AddressGuard } from './address-guard.js';

/** A resolver that answers with every address of a name: `dns.lookup` with `all`. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardedConnectorOptions {
  readonly guard: AddressGuard;
  readonly resolve: Resolve;
  readonly timeoutMs: number;
  /** PEM certificates that are trusted besides the public ones. */
  readonly extraAuthorities: readonly string[];
}

/** The guard refused where a connection was about to go, or had gone before anything was sent. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/**
 * Opens the connections of one origin, and judges three times. A guard inside the lookup alone is not enough: the
 * system asks no resolver for a literal address. The look at the connected peer holds whatever the two before it missed.
 */
export function guardedConnector(
  origin: URL,
  { guard, resolve, timeoutMs, extraAuthorities }: GuardedConnectorOptions,
  isWanted: () => boolean,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: timeoutMs,
    lookup: judgedLookup(origin, guard, resolve),
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not open the webhooks of everybody.
    rejectUnauthorized: true,
    ...(extraAuthorities.length > 0 ? { ca: [...rootCertificates, ...extraAuthorities] } : {}),
  });
  return (options, callback) => {
    // undici replaces the connection of a request that was broken off. Unasked, a slow endpoint would get two for each try.
    if (!isWanted()) return callback(new Error('Nobody waits for this connection any more.'), null);
    if (isIP(options.hostname)) {
      const literal = guard.judgePeer(origin, options.hostname);
      if (!literal.allowed) return callback(new RefusedAddress(literal.because), null);
    }
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      // Already closed again: nobody to judge, so nobody to send to.
      const peer = socket.remoteAddress ? guard.judgePeer(origin, socket.remoteAddress) : undefined;
      if (peer?.allowed) return callback(null, socket);
      socket.destroy();
      callback(peer ? new RefusedAddress(peer.because) : new Error('The connection was closed as soon as it was open.'), null);
    });
  };
}

/** Passes on only the addresses that were judged: a name with a public and a private one is reached on the public one. */
function judgedLookup(origin: URL, guard: AddressGuard, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const judged = addresses.map((found) => ({ found, verdict: guard.judgePeer(origin, found.address) }));
      const [first, ...others] = judged.filter(({ verdict }) => verdict.allowed).map(({ found }) => found);
      if (first) return options.all ? callback(null, [first, ...others]) : callback(null, first.address, first.family);
      const [because] = judged.flatMap(({ verdict }) => (verdict.allowed ? [] : [verdict.because]));
      callback(because ? new RefusedAddress(`${hostname} resolves to no address that may be reached: ${because}`) : new Error(`${hostname} resolves to no address at all`), []);
    });
  };
}
