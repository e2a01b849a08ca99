import { shorten } from '../delivery/shorten.js';
import type { AlertSnapshot } from './snapshot.js';

/** What an endpoint is told about an alert, and which status it has by then. */
const statusAfter = { 'alert.opened': 'PENDING', 'alert.acknowledged': 'ACKNOWLEDGED', 'alert.resolved': 'RESOLVED', 'alert.reopened': 'PENDING' } as const;
export type AlertNoticeType = keyof typeof statusAfter;

/** An alert as a notice tells of it. */
export interface AlertToTell {
  readonly id: string;
  readonly snapshot: AlertSnapshot;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
}

/** Who did it, and what they wrote with it. */
export interface Said {
  readonly by: string;
  readonly note: string | null;
}

const MOST_REASONS = 5;
/** Together these keep a body below the 20 KB that Standard Webhooks asks for, whatever a customer's texts hold. */
const LONGEST = { because: 1_000, reason: 300, text: 256, note: 1_000 };

/**
 * The text that is signed and sent, written once: every attempt sends the same bytes. It is thin, and names nobody but by
 * id. One that its rule resolved tells the scores that ended it, and still the reasons why it had been there.
 */
export function webhookBody(type: AlertNoticeType, { id, snapshot, openedAt, endedAt }: AlertToTell, at: Date, said?: Said): string {
  const { rule, entity, reasons } = snapshot;
  const told = type === 'alert.resolved' && snapshot.ended ? snapshot.ended : snapshot;
  return JSON.stringify({
    type,
    timestamp: at.toISOString(),
    data: {
      alertId: id,
      ruleId: rule.id,
      ruleName: shorten(rule.name, LONGEST.text),
      severity: rule.severity,
      status: statusAfter[type],
      entity: { id: entity.id, externalId: shorten(entity.externalId, LONGEST.text), type: entity.type },
      scores: told.scores,
      because: shorten(told.because, LONGEST.because),
      reasons: reasons.slice(0, MOST_REASONS).map(({ code, because, contribution }) => ({ code, because: shorten(because, LONGEST.reason), contribution })),
      openedAt: openedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      ...(said ? { by: shorten(said.by, LONGEST.text), ...(said.note ? { note: shorten(said.note, LONGEST.note) } : {}) } : {}),
    },
  });
}

/** Told of each turn of a rule towards an entity, whoever reads alerts. */
export function ruleTriggeredBody({ rule: { id, name, version, severity }, entity, because }: AlertSnapshot, at: Date): string {
  return JSON.stringify({
    type: 'rule.triggered',
    timestamp: at.toISOString(),
    data: {
      rule: { id, name: shorten(name, LONGEST.text), version, severity },
      entity: { id: entity.id, externalId: shorten(entity.externalId, LONGEST.text), type: entity.type },
      because: shorten(because, LONGEST.because),
    },
  });
}
