import './alerts.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { dimensions } from '../asking/vocabulary.js';
import { categoryNames, isCategory } from '../language/codes.js';
import { useLanguage } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Badges } from '../pieces/badges.js';
import { type Fact, Facts } from '../pieces/facts.js';
import { Moment } from '../pieces/moment.js';
import { Score } from '../pieces/score.js';
import { Severity } from '../pieces/severity.js';
import { Answered, Heading } from '../pieces/states.js';
import { Explained } from '../rules/explained.js';
import { useOwnKeys } from '../shell/use-own-keys.js';
import { AssignDialog } from './assign-dialog.js';
import { AlertHistory } from './alert-history.js';
import { Age, Status, titleOf } from './alert-shown.js';
import { JustBefore } from './just-before.js';
import { NoteDialog } from './note-dialog.js';
import { Outcome } from './outcome.js';
import { WhoWasTold } from './who-was-told.js';
import { type AlertAct, failureOf, useAlertActions } from './use-alert-actions.js';

type AlertWithHistory = Answer<'GET /alerts/{id}'>['alert'];
const LOOK_EVERY_MS = 10_000;

/** One alert: why it was raised, what the person did just before, and what was done about it. */
export default function AlertScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const alert = useQuery({ queryKey: ['alert', id], queryFn: () => ask('GET /alerts/{id}', { params: { id } }), refetchInterval: LOOK_EVERY_MS });
  return <Answered to={alert}>{(answer) => <Portrait key={id} alert={answer.alert} />}</Answered>;
}

/** What has not happened needs no line. */
const known = (facts: readonly Fact[]): Fact[] => facts.filter(([, value]) => Boolean(value));

function Portrait({ alert }: { readonly alert: AlertWithHistory }) {
  const { say, figure } = useLanguage();
  const told = useTold();
  const { may, member } = useSession();
  const mayAct = may('alerts:write');
  const [asking, setAsking] = useState<'note' | 'assignee' | null>(null);
  const actions = useAlertActions();
  const { id, status, severity, assignee, snapshot } = alert;
  const act = (action: AlertAct, more: { assignee?: string | null; note?: string } = {}, then: () => void = () => undefined): void =>
    void (mayAct && !actions.isPending && actions.mutate({ action, ids: [id], ...more }, { onSuccess: then }));
  useOwnKeys({ a: () => act('acknowledge'), r: () => act('resolve'), m: () => act('assign', { assignee: member.email }), n: () => setAsking(mayAct ? 'note' : null) });
  return (
    <>
      <Heading title={titleOf(alert)} beside={<><Severity of={severity} /><Status of={status} /><Age of={alert} /></>}>
        {mayAct && (
          <>
            {status === 'PENDING' && <button type="button" className="primary" disabled={actions.isPending} onClick={() => act('acknowledge')}>{say('acknowledge')} <kbd aria-hidden="true">a</kbd></button>}
            {status !== 'RESOLVED' && <button type="button" disabled={actions.isPending} onClick={() => act('resolve')}>{say('resolve')} <kbd aria-hidden="true">r</kbd></button>}
            {status !== 'PENDING' && <button type="button" disabled={actions.isPending} onClick={() => act('reopen')}>{say('reopen')}</button>}
            {assignee !== member.email && <button type="button" disabled={actions.isPending} onClick={() => act('assign', { assignee: member.email })}>{say('assignToMe')} <kbd aria-hidden="true">m</kbd></button>}
            <button type="button" onClick={() => setAsking('assignee')}>{say('assign')}</button>
            <button type="button" onClick={() => setAsking('note')}>{say('note')} <kbd aria-hidden="true">n</kbd></button>
          </>
        )}
      </Heading>
      {actions.error || (actions.data && actions.data.impossible.length > 0) ? <Outcome of={actions.data} error={actions.error} /> : null}
      <p className="lead">{told.ruling(alert.because)}</p>
      <div className="columns wide-left">
        <section className="panel why">
          <h2>{say('whyRaised')}</h2>
          {snapshot.conditions ? <Explained of={snapshot.conditions} /> : <p>{told.ruling(snapshot.because)}</p>}
          {snapshot.reasons.length > 0 && (
            <>
              <h3>{say('reasons')}</h3>
              <ul className="reasons">
                {snapshot.reasons.map(({ code, dimension, because, contribution }) => (
                  <li key={code}><span className={`mono ${contribution < 0 ? 'bad' : 'good'}`}>{figure(contribution, { decimals: 1, signed: true })}</span> <span>{told.reason({ code, because })}</span> <span className="quiet small">{say(dimension)}</span></li>
                ))}
              </ul>
            </>
          )}
          <h3>{say('scoresThen')}</h3>
          <dl className="then">{dimensions.map((dimension) => <div key={dimension}><dt>{say(dimension)}</dt><dd><Score score={snapshot.scores[dimension]} /></dd></div>)}</dl>
        </section>
        <Facts title={say('alert')} facts={known([
          [say('person'), <Link key="who" href={`/entities/${alert.entityId}`}>{snapshot.entity.externalId}</Link>],
          [say('badges'), snapshot.badges && snapshot.badges.length > 0 && <Badges badges={snapshot.badges.map((badge) => ({ ...badge, explanation: badge.name }))} />],
          [say('rule'), <span key="rule"><Link href={`/rules/${alert.ruleId}`}>{alert.ruleName}</Link> <span className="quiet">{say('version', { n: alert.ruleVersion })}</span></span>],
          [say('event'), snapshot.event && <Link href={`/events/${snapshot.event.id}`}>{snapshot.event.eventType}</Link>],
          [say('category'), isCategory(alert.category) ? say(categoryNames[alert.category]) : alert.category],
          [say('opened'), <Moment key="at" at={alert.openedAt} />],
          [say('dueAt'), <Moment key="at" at={alert.dueAt} />],
          [say('assignee'), assignee],
          [say('acknowledgedAt'), alert.acknowledgedAt && <><Moment at={alert.acknowledgedAt} /> {alert.acknowledgedBy}</>],
          [say('resolvedAt'), alert.resolvedAt && <><Moment at={alert.resolvedAt} /> {alert.resolvedBy ?? say('byItself')}</>],
          [say('ended'), alert.endedAt && <Moment at={alert.endedAt} />],
        ])} />
      </div>
      {may('events:read') && <JustBefore entityId={alert.entityId} until={alert.openedAt} raisedBy={snapshot.event?.id} />}
      <div className="columns two">
        <AlertHistory history={alert.history} onNote={mayAct ? (note, kept) => act('note', { note }, kept) : null} />
        {may('webhooks:read') && <WhoWasTold alertId={id} />}
      </div>
      {asking === 'note' && <NoteDialog failure={failureOf('note', actions)} onClose={() => setAsking(null)} onNote={(note, kept) => act('note', { note }, kept)} />}
      {asking === 'assignee' && <AssignDialog failure={failureOf('assign', actions)} onClose={() => setAsking(null)} onAssign={(whom, done) => act('assign', { assignee: whom }, done)} />}
    </>
  );
}
