import type { Alert } from '../../alerts/alert-shown.js';
import type { EventShown } from '../../asking/api.js';
import { useLanguage } from '../../language/language.js';
import { Moment } from '../../pieces/moment.js';
import type { Delivery } from '../../webhooks/delivery-shown.js';
import type { RuleAtEvent } from './use-becoming.js';

interface Props {
  readonly event: EventShown;
  readonly scoredAt: string | null | undefined;
  readonly rules: readonly RuleAtEvent[];
  readonly alerts: readonly Alert[];
  readonly deliveries: readonly Delivery[];
}

/** The stations that it passed, each with how long after it was accepted. What people did later, or had sent again, is not among them. */
export function Course({ event: { createdAt }, scoredAt, rules, alerts, deliveries }: Props) {
  const { say, duration } = useLanguage();
  const accepted = Date.parse(createdAt);
  const steps: readonly (readonly [name: string, at: string, detail?: string])[] = [
    [say('stepAccepted'), createdAt] as const,
    ...(scoredAt ? [[say('stepScored'), scoredAt] as const] : []),
    ...rules.map(({ ruleName, hitAt }) => [say('stepHit'), hitAt, ruleName] as const),
    ...alerts.filter(({ openedAt }) => Date.parse(openedAt) >= accepted).map(({ ruleName, openedAt }) => [say('stepAlert'), openedAt, ruleName] as const),
    ...deliveries.flatMap(({ type, status, finishedAt, replayedAt }) => (type === 'alert.opened' && status === 'delivered' && finishedAt && replayedAt === null && Date.parse(finishedAt) >= accepted ? [[say('isDelivered'), finishedAt, type] as const] : [])),
  ].toSorted(([, one], [, other]) => Date.parse(one) - Date.parse(other));
  return (
    <section className="panel">
      <h2>{say('course')}</h2>
      <ol className="course">
        {steps.map(([name, at, detail], n) => (
          <li key={n}>
            <span>{name} {detail && <span className="quiet">{detail}</span>}</span>
            {n === 0 ? <Moment at={at} as="time" /> : <span className="mono" title={at}>+{duration((Date.parse(at) - accepted) / 1_000)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
