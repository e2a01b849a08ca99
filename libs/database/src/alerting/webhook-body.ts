import { shorten } from '../delivery/shorten.js';
import type { AlertSnapshot } from './snapshot.js';

/** What an endpoint is told about an alert. */
export type NoticeType = 'alert.opened' | 'alert.resolved';

/** An alert as a notice tells of it. */
export interface AlertToTell {
  readonly id: string;
  readonly snapshot: AlertSnapshot;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
}

const MOST_REASONS = 5;
/** Together these keep a body below the 20 KB that Standard Webhooks asks for, whatever a customer's texts hold. */
const LONGEST = { because: 1_000, reason: 300, text: 256 };

/**
 * The text that is signed and sent, written once: every attempt sends the same bytes. It is thin, and names nobody but by
 * id. A resolved alert tells the scores that ended it, and still the reasons why it had been there.
 */
export function webhookBody(type: NoticeType, { id, snapshot, openedAt, endedAt }: AlertToTell, at: Date): string {
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
      status: type === 'alert.resolved' ? 'RESOLVED' : 'PENDING',
      entity: { id: entity.id, externalId: shorten(entity.externalId, LONGEST.text), type: entity.type },
      scores: told.scores,
      because: shorten(told.because, LONGEST.because),
      reasons: reasons.slice(0, MOST_REASONS).map(({ code, because, contribution }) => ({ code, because: shorten(because, LONGEST.reason), contribution })),
      openedAt: openedAt.toISOString(),
      endedAt: type === 'alert.resolved' ? (endedAt ?? at).toISOString() : null,
    },
  });
}
