import type { Decided } from '../deciding/decided.js';

/** A checked event on its way into the tables. Texts of JSON are ready to store. */
export interface EventToRecord {
  /** UUID version 7: newer ids sort later, so that inserts stay on the index's last pages. */
  readonly id: string;
  readonly organizationId: string;
  /** When it happened, ISO 8601 in UTC. */
  readonly timestamp: string;
  /** When it was accepted, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly eventType: string;
  readonly clientId: string | null;
  readonly userId: string | null;
  readonly entityId: string | null;
  readonly entityExternalId: string | null;
  readonly taxId: string | null;
  readonly eventDate: string | null;
  readonly sessionId: string | null;
  readonly deviceId: string | null;
  readonly deviceDetails: string | null;
  readonly ipAddress: string | null;
  readonly country: string | null;
  readonly isVpn: boolean | null;
  readonly isProxy: boolean | null;
  readonly isNewDevice: boolean | null;
  readonly failedAttemptsCount: number | null;
  readonly destinationAccountId: string | null;
  readonly destinationCuit: string | null;
  readonly previousValue: string | null;
  readonly userAgent: string | null;
  readonly metadata: string | null;
  readonly extra: string | null;
  /** Where it came from: an SDK, a browser, an import. */
  readonly source: string | null;
  readonly timeMark: 'far_past' | 'future' | null;
  /** The tax id as it is compared. */
  readonly taxIdNormalized: string | null;
  /** The entity that an unknown tax id, or without one an unknown external id, becomes; null: nobody is created. */
  readonly autoEntity: { readonly type: 'person' | 'company'; readonly country: string | null } | null;
  readonly idempotency: { readonly key: string; readonly requestHash: Buffer } | null;
  /** Sync rules are asked about it: until when, in ms since 1970, or null for as long as it takes. Left out: they are not asked. */
  readonly deciding?: { readonly until: number | null };
  /** What only a tracked event brings; left out by every other. */
  readonly tracked?: Tracked;
  /** The answer to keep under the idempotency key. */
  readonly answer: (recorded: Recorded) => string;
}

/** What a tracked event says of its person, beside what happened. Its session tells who it was when it names nobody. */
export interface Tracked {
  /** What an entity that is created for it is called. */
  readonly name: string | null;
  /** Merged into the attributes of the person. */
  readonly identityData: Readonly<Record<string, unknown>> | null;
  readonly groups: readonly ReportedGroup[];
}

/** A group as an event reports it: it makes the person of the event a member. */
export interface ReportedGroup {
  /** In lower_snake_case. */
  readonly type: string;
  readonly externalId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What became of an event when it was stored. */
export interface Recorded {
  readonly entityId: string | null;
  readonly wasCreated: boolean;
  readonly isNewDevice: boolean | null;
  readonly groupIds?: readonly string[];
  /** What sync rules said; left out where the organization has none. */
  readonly decided?: Decided;
  /** The external id of the person that the session told, for an event that named nobody. */
  readonly personOfSession?: string | null;
}

export type RecordOutcome =
  | { readonly is: 'recorded'; readonly recorded: Recorded }
  /** The key was used before with the same body: this was answered then. */
  | { readonly is: 'repeated'; readonly answer: string }
  /** The key was used before with another body. */
  | { readonly is: 'conflict' };

/** Whose user an event is: of who is named, or of whom its session is. */
export const userIdOf = ({ userId }: EventToRecord, recorded: Recorded | undefined): string | null => userId ?? recorded?.personOfSession ?? null;
