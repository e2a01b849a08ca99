import { nearest } from '../spelling/nearest.js';
import type { EventType } from './event-type.js';

/**
 * The 41 types that are built in. The set is not symmetric (there is no LOGOUT_FAILED, no SCHEDULE_RECIPIENT):
 * callers of the API that we are compatible with send exactly these, so none is added to make it look tidy.
 */
export const eventTypes = [
  { code: 'LOGIN_SUCCESS', category: 'authentication', title: 'Logged in' },
  { code: 'LOGIN_FAILED', category: 'authentication', title: 'Failed to log in' },
  { code: 'LOGOUT', category: 'authentication', title: 'Logged out' },
  { code: 'TOKEN_GENERATED', category: 'authentication', title: 'Generated a token' },

  { code: 'PASSWORD_CHANGE', category: 'credentials', title: 'Changed the password' },
  { code: 'PASSWORD_CHANGE_FAILED', category: 'credentials', title: 'Failed to change the password' },
  { code: 'EMAIL_CHANGE', category: 'credentials', title: 'Changed the e-mail address' },
  { code: 'PHONE_CHANGE', category: 'credentials', title: 'Changed the phone number' },
  { code: 'PIN_CHANGE', category: 'credentials', title: 'Changed the PIN' },

  { code: 'ACCOUNT_LINKED', category: 'account', title: 'Linked an account' },
  { code: 'CONTACT_CREATED', category: 'account', title: 'Created a contact' },
  { code: 'CONTACT_DELETED', category: 'account', title: 'Deleted a contact' },
  { code: 'ADDRESS_CHANGED', category: 'account', title: 'Changed the postal address' },
  { code: 'DEVICE_ADDED', category: 'account', title: 'Added a device' },
  { code: 'DEVICE_DELETED', category: 'account', title: 'Deleted a device' },

  { code: 'EMAIL_CREATED', category: 'email', title: 'Added an e-mail address' },
  { code: 'EMAIL_ELIMINATED', category: 'email', title: 'Removed an e-mail address' },

  { code: 'TRANSFER_SUCCESS', category: 'transfers', title: 'Made a transfer' },
  { code: 'TRANSFER_FAILED', category: 'transfers', title: 'Failed to make a transfer' },
  { code: 'TRANSFER_SCHEDULED', category: 'transfers', title: 'Scheduled a transfer' },

  { code: 'BALANCE_CHECK', category: 'balance', title: 'Looked at the balance' },
  { code: 'BALANCE_CHECK_FAILED', category: 'balance', title: 'Failed to look at the balance' },

  { code: 'ACCOUNTS_VIEW', category: 'access', title: 'Looked at the accounts' },
  { code: 'ACCOUNTS_VIEW_FAILED', category: 'access', title: 'Failed to look at the accounts' },

  { code: 'TRANSACTIONS_VIEW', category: 'history', title: 'Looked at the transactions' },
  { code: 'TRANSACTIONS_VIEW_FAILED', category: 'history', title: 'Failed to look at the transactions' },

  { code: 'SEARCH_RECIPIENTS', category: 'recipients', title: 'Searched for recipients' },
  { code: 'SEARCH_RECIPIENTS_FAILED', category: 'recipients', title: 'Failed to search for recipients' },
  { code: 'SCHEDULE_RECIPIENT_FAILED', category: 'recipients', title: 'Failed to schedule a recipient' },

  { code: 'PROFILE_VIEW', category: 'profile', title: 'Looked at the profile' },
  { code: 'PROFILE_UPDATED', category: 'profile', title: 'Updated the profile' },

  { code: 'MESSAGES_VIEW', category: 'messages', title: 'Looked at the messages' },
  { code: 'MESSAGES_VIEW_FAILED', category: 'messages', title: 'Failed to look at the messages' },

  { code: 'ACCOUNT_HOLDERS_VIEW', category: 'holders', title: 'Looked at the account holders' },
  { code: 'ACCOUNT_HOLDERS_VIEW_FAILED', category: 'holders', title: 'Failed to look at the account holders' },

  { code: 'ALIAS_VIEW', category: 'aliases', title: 'Looked at an alias' },
  { code: 'ALIAS_VIEW_FAILED', category: 'aliases', title: 'Failed to look at an alias' },
  { code: 'ALIAS_CHANGE', category: 'aliases', title: 'Changed an alias' },
  { code: 'ALIAS_CHANGE_FAILED', category: 'aliases', title: 'Failed to change an alias' },

  { code: 'NAVIGATION', category: 'other', title: 'Opened a screen' },
  { code: 'OTHER_EVENT', category: 'other', title: 'Did something else' },
] as const satisfies readonly EventType[];

export type EventTypeCode = (typeof eventTypes)[number]['code'];

const codes: ReadonlySet<string> = new Set(eventTypes.map(({ code }) => code));

export function isEventType(code: string): code is EventTypeCode {
  return codes.has(code);
}

/** For "did you mean": the code, built in or the organization's own, closest to what was written, or null when none is close. */
export function nearestEventType(code: string, own: Iterable<string> = []): string | null {
  return nearest(code, [...codes, ...own]);
}
