import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { dimensions } from '../asking/vocabulary.js';
import { useLanguage } from '../language/language.js';
import { useCountryName } from '../pieces/place.js';
import { Answered } from '../pieces/states.js';
import { changeOf } from './change-of.js';

/** So many types and countries of those that moved. */
const SHOWN = 5;

interface Counted {
  readonly now: number | null;
  readonly before: number | null;
}

/** What is otherwise than in the week before: the figures, and which types and countries moved most. */
export function WeekChangesPanel() {
  const { say } = useLanguage();
  const nameOf = useCountryName();
  const changes = useQuery({ queryKey: ['activity', 'changes'], queryFn: () => ask('GET /activity/changes', {}), staleTime: 60_000, refetchInterval: 60_000 });
  return (
    <section className="panel">
      <h2>{say('againstLastWeek')} <span className="quiet small">{say('againstLastWeekHint')}</span></h2>
      <Answered to={changes}>
        {({ changes: { events, entities, alerts, scores, types, countries } }) => (
          <>
            <dl className="week">
              <Figure name={say('events')} count={events} hasBefore={events.before > 0} />
              <Figure name={say('newEntities')} count={entities} hasBefore={events.before > 0} />
              <Figure name={say('alerts')} count={alerts} hasBefore={events.before > 0} />
              {dimensions.map((dimension) => scores[dimension] && <Figure key={dimension} name={say('medianOf', { dimension: say(dimension) })} count={scores[dimension]} isScore />)}
            </dl>
            {events.before === 0 ? <p className="quiet small movers">{say('noWeekBefore')}</p> : (
              <div className="columns two movers">
                <Movers title={say('types')} of={types} link={(name) => <Link className="mono clip" href={`/events?event_type=${encodeURIComponent(name)}`}>{name}</Link>} />
                <Movers title={say('countries')} of={countries} link={(name) => <Link className="clip" href={`/events?country=${encodeURIComponent(name)}`}><span className="code">{name}</span> {nameOf(name)}</Link>} />
              </div>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

/** Where there was no week before, everything is new, and saying so says nothing. */
function Figure({ name, count, isScore = false, hasBefore = true }: { readonly name: string; readonly count: Counted; readonly isScore?: boolean; readonly hasBefore?: boolean }) {
  const { figure } = useLanguage();
  return (
    <div>
      <dt>{name}</dt>
      <dd><b>{count.now === null ? '–' : figure(count.now)}</b> {hasBefore && <Change count={count} isScore={isScore} />}</dd>
    </div>
  );
}

function Change({ count: { now, before }, isScore = false }: { readonly count: Counted; readonly isScore?: boolean }) {
  const { say, figure, percent } = useLanguage();
  const change = changeOf(now, before, isScore ? 'points' : 'share');
  if (change === null) return null;
  const shown = typeof change === 'string' ? say(change) : (isScore ? figure : percent)(change, { upTo: isScore ? 1 : 0, signed: true });
  const loud = change === 'isNew' || change === 'isGone' || (typeof change === 'number' && Math.abs(change) >= (isScore ? 5 : 0.5));
  return <span className={loud ? 'pill doubtful' : 'pill'} title={say('wasBefore', { n: before ?? '–' })}>{shown}</span>;
}

function Movers({ title, of, link }: { readonly title: string; readonly of: readonly { readonly name: string; readonly now: number; readonly before: number }[]; readonly link: (name: string) => ReactNode }) {
  const { say, figure } = useLanguage();
  const moved = of.filter(({ now, before }) => now !== before).slice(0, SHOWN);
  return (
    <div>
      <h3>{title}</h3>
      {moved.length === 0 && <p className="quiet small">{say('nothingMoved')}</p>}
      <ul>{moved.map((one) => <li key={one.name}>{link(one.name)}<span className="number">{figure(one.now)}</span><Change count={one} /></li>)}</ul>
    </div>
  );
}
