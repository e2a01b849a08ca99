import type { CanonicalEventType } from '../mappings/event-type-sources.js';

/** What lets somebody in, or keeps the owner out. Stored by their place in this list: new ones go last. */
export const credentialChangeTypes = ['PASSWORD_CHANGE', 'PASSWORD_RESET', 'EMAIL_CHANGE', 'PHONE_CHANGE', 'PIN_CHANGE'] as const satisfies readonly CanonicalEventType[];

export type CredentialChangeType = (typeof credentialChangeTypes)[number];

/** One change of a credential. */
export interface CredentialChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly type: CredentialChangeType;
}
