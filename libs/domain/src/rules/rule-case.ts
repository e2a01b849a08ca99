import type { AnalyzerCode } from '../analyzers/catalogue.js';
import type { EntityStatus } from '../entity/status.js';
import type { JsonObject } from '../entity/json.js';
import type { NetworkClass } from '../place/network-class.js';
import type { Scores } from '../score/analyze.js';

/** The event that a rule judges, as it was posted. Moments are milliseconds since 1970; null is what nobody said. */
export interface CaseEvent {
  readonly id: string;
  readonly eventType: string;
  readonly timestamp: number;
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly deviceId: string | null;
  readonly ipAddress: string | null;
  readonly country: string | null;
  readonly userAgent: string | null;
  readonly isVpn: boolean | null;
  readonly isProxy: boolean | null;
  readonly isNewDevice: boolean | null;
  readonly failedAttemptsCount: number | null;
  readonly destinationAccountId: string | null;
  readonly destinationCuit: string | null;
  /** As `readMoney` reads it from the metadata, in units of the currency. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly metadata: JsonObject | null;
  readonly deviceDetails: JsonObject | null;
}

export interface CaseEntity {
  readonly id: string;
  readonly externalId: string | null;
  readonly type: 'person' | 'company';
  readonly status: EntityStatus;
  readonly countryCode: string | null;
  readonly taxId: string | null;
  /** When it was created; its age is counted to the event. */
  readonly createdAt: number;
  readonly attributes: JsonObject;
}

export interface CaseDevice {
  readonly isTrusted: boolean;
  readonly isBlocked: boolean;
  readonly firstSeenAt: number;
}

export interface CasePlace {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  readonly networkClass: NetworkClass;
}

export interface CaseObservation {
  readonly value: number;
  readonly confidence: number;
  readonly contribution: number;
}

/**
 * Everything that a rule may ask about, at one event. It is plain data: the same case gives the same answer, live, in
 * shadow, in a backtest and in a replay.
 */
export interface RuleCase {
  readonly event: CaseEvent;
  readonly entity: CaseEntity | null;
  readonly device: CaseDevice | null;
  readonly place: CasePlace | null;
  readonly scores: Scores;
  readonly observations: Readonly<Partial<Record<AnalyzerCode, CaseObservation>>>;
  readonly badges: readonly string[];
  /** By `windowKey`: what was counted, null where there is nothing to take a mean or a maximum of. */
  readonly windows: ReadonlyMap<string, number | null>;
  /** By list id: of the values that `valuesAsked` named, those that are on it. A list that is not here cannot be asked. */
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
}
