/** One thing that somebody can do, as the caller names it. Codes are stored and documented: they never change. */
export interface EventType {
  readonly code: string;
  readonly category: EventCategory;
  readonly title: string;
}

export type EventCategory =
  | 'authentication'
  | 'credentials'
  | 'account'
  | 'email'
  | 'transfers'
  | 'balance'
  | 'access'
  | 'history'
  | 'recipients'
  | 'profile'
  | 'messages'
  | 'holders'
  | 'aliases'
  | 'other';
