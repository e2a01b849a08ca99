import type { Dimension } from '@app/domain';

/** An event as a customer's backend posts it. */
export interface PostedEvent {
  readonly eventType: string;
  readonly entityExternalId: string;
  readonly userId: string;
  readonly taxId: string;
  readonly timestamp: string;
  readonly sessionId: string;
  readonly deviceId?: string;
  readonly deviceDetails?: Readonly<Record<string, unknown>>;
  readonly ipAddress?: string;
  readonly country?: string;
  readonly userAgent?: string;
  readonly failedAttemptsCount?: number;
  readonly destinationAccountId?: string;
  readonly destinationCuit?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The attacks, and the question about somebody that each should make us answer with no. */
export const attackDimensions = {
  'headless-browser': 'HUMANITY',
  'scripted-client': 'HUMANITY',
  metronome: 'HUMANITY',
  emulator: 'HUMANITY',
  'disposable-sign-up': 'AUTHENTICITY',
  'account-farm': 'UNIQUENESS',
  'credential-stuffing': 'BEHAVIOR',
  'account-takeover': 'BEHAVIOR',
  mule: 'BEHAVIOR',
  'scattered-stuffing': 'BEHAVIOR',
  'stolen-session': 'BEHAVIOR',
} as const satisfies Record<string, Dimension>;

export type Attack = keyof typeof attackDimensions;

/** An event with the truth about it, which nobody posts. */
export interface WorldEvent {
  readonly at: number;
  readonly event: PostedEvent;
  /** The attack that it is a part of; null where somebody just lives. */
  readonly attack: Attack | null;
}

/**
 * `attacker`: nobody else was ever behind the account. `victim`: a stranger got into it. `target`: strangers tried and failed.
 * `ordinary`: everybody else.
 */
export type Role = 'ordinary' | 'attacker' | 'victim' | 'target';

/** Who somebody really is. */
export interface Truth {
  readonly externalId: string;
  /** The kind of life or of attack that made them. */
  readonly kind: string;
  readonly role: Role;
  readonly attack: Attack | null;
}

/** A customer whom the bank had before the first event. */
export interface Customer {
  readonly externalId: string;
  readonly name: string;
  readonly taxId: string;
  readonly country: string;
  readonly email: string;
  readonly phone: string;
}
