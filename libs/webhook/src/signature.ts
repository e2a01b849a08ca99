import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The lengths that Standard Webhooks 1.0.0 allows for a symmetric key. */
const KEY_BYTES = { fewest: 24, fresh: 32, most: 64 } as const;

/** What one attempt signs. The timestamp is the attempt's, so every retry is signed anew under the same id. */
export interface SigningRequest {
  /** Newest first. Two of them while a rotation overlaps: the receiver accepts whichever it knows. */
  readonly secrets: readonly string[];
  readonly id: string;
  /** A Date, or whole seconds since 1970. */
  readonly timestamp: Date | number;
  /** Exactly the text that is sent: a body that is serialized again may verify as another one. */
  readonly body: string;
}

export function newSecret(): string {
  return PREFIX + randomBytes(KEY_BYTES.fresh).toString('base64');
}

/**
 * The three headers of Standard Webhooks 1.0.0. Throws when it is asked for something that no receiver could verify:
 * an unsigned webhook must never leave.
 */
export function sign({ secrets, id, timestamp, body }: SigningRequest): Record<string, string> {
  if (secrets.length === 0) throw new Error(`The webhook ${id} has no secret to be signed with; give its endpoint one with newSecret().`);
  const seconds = wholeSeconds(timestamp);
  const content = `${readId(id)}.${seconds}.${body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(content, 'utf8').digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}

/** The headers of Dregs, for receivers that exist: its signature covers the body alone, and the moment stands in that. */
export function signAsDregs({ secret, event, at, body }: { readonly secret: string; readonly event: string; readonly at: Date; readonly body: string }): Record<string, string> {
  return { 'x-dregs-signature': createHmac('sha256', secret).update(body, 'utf8').digest('hex'), 'x-dregs-timestamp': at.toISOString(), 'x-dregs-event': event };
}

/** A dot would let one signed content be read as another id with another timestamp; the rest would break the header. */
function readId(id: string): string {
  if (/^[!-\-/-~]+$/.test(id)) return id;
  throw new Error(`The webhook id ${JSON.stringify(id)} cannot be signed; use visible ASCII characters without a dot, as in a UUID.`);
}

function wholeSeconds(timestamp: Date | number): number {
  const seconds = timestamp instanceof Date ? Math.floor(timestamp.getTime() / 1000) : timestamp;
  // Beyond the year 5138 it is a number of milliseconds, which every receiver would refuse as too new.
  if (Number.isInteger(seconds) && seconds > 0 && seconds < 100_000_000_000) return seconds;
  throw new Error(`The webhook timestamp ${String(timestamp)} is not a whole number of seconds since 1970; pass a valid Date, or seconds instead of milliseconds.`);
}

/** The messages leave the secret out: they end in logs. */
function keyOf(secret: string): Buffer {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new Error('A webhook secret is not "whsec_" followed by base64; replace it with one from newSecret().');
  const key = Buffer.from(text, 'base64');
  if (key.length >= KEY_BYTES.fewest && key.length <= KEY_BYTES.most) return key;
  throw new Error(`A webhook secret holds ${key.length} bytes, and must hold ${KEY_BYTES.fewest} to ${KEY_BYTES.most}; replace it with one from newSecret().`);
}
