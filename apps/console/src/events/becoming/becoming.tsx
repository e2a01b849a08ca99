import './becoming.css';
import { Link } from 'wouter';
import { AlertList } from '../../alerts/alert-list.js';
import type { EventShown } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';
import { useSay } from '../../language/language.js';
import { Answered } from '../../pieces/states.js';
import { Explained } from '../../rules/explained.js';
import { DecisionMark } from '../../rules/marks.js';
import { DeliveryList } from '../../webhooks/delivery-list.js';
import { Course } from './course.js';
import { ScoresBeforeAndAfter } from './scores-before-and-after.js';
import { type RuleAtEvent, useBecoming } from './use-becoming.js';

/** What became of an event: scores, rules with what they saw, alerts, whoever was told, and how long all that took. */
export function Becoming({ event }: { readonly event: EventShown }) {
  const say = useSay();
  const { may } = useSession();
  const { scores, rules, since, alerts, deliveries } = useBecoming(event);
  return (
    <>
      <div className="columns wide-left">
        {may('entities:read') && (
          <section className="panel">
            <h2>{say('scoresAround')} {event.entityId && <Link href={`/entities/${event.entityId}`}>{event.entityExternalId ?? say('person')}</Link>}</h2>
            <Answered to={scores}>{(around) => <ScoresBeforeAndAfter around={around} />}</Answered>
          </section>
        )}
        <Course event={event} scoredAt={scores.data?.scoredAt} rules={rules.data?.rules ?? []} alerts={alerts} deliveries={deliveries} />
      </div>
      <div className="columns two">
        {may('rules:read') && (
          <section className="panel">
            <h2>{say('rulesThatHeld')}</h2>
            <Answered to={rules}>{({ rules: held }) => (held.length === 0 ? <p className="quiet">{say('noRulesHeld')}</p> : <>{held.map((rule) => <RuleHeld key={rule.ruleId} rule={rule} />)}</>)}</Answered>
          </section>
        )}
        {may('alerts:read') && (
          <section className="panel">
            <h2>{say('alerts')}</h2>
            {event.entityId === null ? <p className="quiet">{say('noAlertsRaised')}</p> : <Answered to={since}>{() => (alerts.length === 0 ? <p className="quiet">{say('noAlertsRaised')}</p> : <AlertList alerts={alerts} />)}</Answered>}
            {deliveries.length > 0 && <><h3>{say('whoWasTold')}</h3><DeliveryList deliveries={deliveries} /></>}
          </section>
        )}
      </div>
    </>
  );
}

function RuleHeld({ rule: { ruleId, ruleName, ruleVersion, isShadow, score, decision, conditions } }: { readonly rule: RuleAtEvent }) {
  const say = useSay();
  return (
    <article className="rule-held">
      <h3>
        <Link href={`/rules/${ruleId}`}>{ruleName}</Link> <span className="quiet small">{say('version', { n: ruleVersion })}</span>{' '}
        {isShadow && <span className="pill">{say('shadow')}</span>}
        {score !== null && <span className="pill">{say('points', { n: score })}</span>}
        {decision && <DecisionMark decision={decision} />}
      </h3>
      <Explained of={conditions} />
    </article>
  );
}
