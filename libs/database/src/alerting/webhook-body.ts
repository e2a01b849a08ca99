import type { CaseEntity } from '@app/domain';
import type { Notice } from '../delivery/announce.js';
import { shorten } from '../delivery/shorten.js';
import type { RunningRule } from '../rules/running-rules.js';
import { type AlertSnapshot, severityOf } from './snapshot.js';

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

/** A rule that hit, about whom and why. */
export interface RuleToTell {
  readonly rule: Pick<RunningRule, 'id' | 'organizationId' | 'name' | 'description' | 'category' | 'version' | 'severity' | 'actions'>;
  readonly entity: CaseEntity;
  readonly because: string;
  readonly event: { readonly id: string; readonly eventType: string; readonly timestamp: string } | null;
}

/** Told of each turn of a rule towards an entity, and of each event that it hits, whether or not an alert comes of it. */
export function ruleTriggered({ rule, entity, because, event }: RuleToTell, at: Date): Notice {
  const { id, organizationId, name, description, category, version } = rule;
  const body = {
    type: 'rule.triggered',
    timestamp: at.toISOString(),
    data: {
      rule: { id, name: shorten(name, LONGEST.text), description: shorten(description, LONGEST.because), category, version, severity: severityOf(rule) },
      entity: { id: entity.id, externalId: shorten(entity.externalId ?? entity.id, LONGEST.text), type: entity.type },
      event,
      because: shorten(because, LONGEST.because),
    },
  };
  return { type: 'rule.triggered', about: { entityId: entity.id }, organizationId, body: JSON.stringify(body) };
}
