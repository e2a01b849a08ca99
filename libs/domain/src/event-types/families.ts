import type { CanonicalEventType } from '../mappings/event-type-sources.js';

/** Somebody tried to get in, or to take over, and was refused. The fact `failedLogins1h` counts these. */
export const failedLoginTypes = ['LOGIN_FAILED', 'PASSWORD_CHANGE_FAILED'] as const satisfies readonly CanonicalEventType[];

/**
 * What a thief does first on a device of his own: lock the owner out, or move the money. The fact `devices` counts these.
 * A failed transfer is left out: it is what owners do who mistype an account number.
 */
export const sensitiveTypes = [
  'PASSWORD_CHANGE',
  'PASSWORD_RESET',
  'EMAIL_CHANGE',
  'PHONE_CHANGE',
  'PIN_CHANGE',
  'TRANSFER_SUCCESS',
  'TRANSFER_SCHEDULED',
] as const satisfies readonly CanonicalEventType[];
