import { createHash } from 'node:crypto';
import type { DeviceSignature } from '@app/contracts';
import { canonicalJson } from '../canonical-json.js';

/** A device by its signature: the id under which it is kept, and what is kept of it as JSON. */
export interface SignedDevice {
  readonly fingerprint: string;
  readonly details: string;
}

/** The script's own fingerprint, or the SHA-256 of the components: the same for the same components, whatever their order. */
export function signedDevice({ fingerprint, ...signature }: DeviceSignature): SignedDevice {
  const components = present(signature);
  return {
    fingerprint: fingerprint ?? createHash('sha256').update(canonicalJson(components)).digest('hex'),
    details: JSON.stringify({ platform: 'web', ...components }),
  };
}

/** What is null says as little as what is left out. */
function present(value: object): object {
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]: [string, unknown]) => [key, typeof inner === 'object' ? present(inner as object) : inner]));
}
