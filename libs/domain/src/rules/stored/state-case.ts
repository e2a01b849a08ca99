import type { CaseEvent, RuleCase } from '../rule-case.js';

const noEvent: Omit<CaseEvent, 'timestamp'> = {
  id: '', eventType: '', userId: null, sessionId: null, deviceId: null, ipAddress: null, country: null, userAgent: null, isVpn: null, isProxy: null, isNewDevice: null,
  failedAttemptsCount: null, destinationAccountId: null, destinationCuit: null, amount: null, currency: null, metadata: null, deviceDetails: null,
};

/** What somebody is, as far as rules ask about it. */
export type EntityState = Pick<RuleCase, 'entity' | 'scores' | 'observations' | 'badges'>;

/** A case without an event, for rules that ask only what somebody is. `at` is when he is so: ages are counted to it. */
export const stateCase = (state: EntityState, at: number, lists: RuleCase['lists'] = new Map()): RuleCase => ({
  ...state,
  event: { ...noEvent, timestamp: at },
  device: null,
  place: null,
  windows: new Map(),
  lists,
});
