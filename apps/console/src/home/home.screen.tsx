import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useLanguage, useSay } from '../language/language.js';
import { Answered, Heading, Loading } from '../pieces/states.js';
import { useStations } from '../queues/station-health.js';
import { ActivityPanel } from './activity.js';
import { Distribution } from './distribution.js';
import { FirstRun } from './first-run.js';
import { WeekChangesPanel } from './week-changes.js';

const WorldMap = lazy(() => import('../map/world-map.js'));
const DAY_MS = 86_400_000;
const ON_THE_MAP = '500';
const WAITING_MS = 1_000;

/** Kept while the browser is open: whoever goes on to make a rule comes back to the list of steps. */
const FIRST_RUN = 'tamiz-first-run';

/** How things are, at a glance. Until there is an event, how to get one. */
export default function HomeScreen() {
  const { say } = useLanguage();
  const [isOver, setOver] = useState(false);
  const newest = useQuery({ queryKey: ['events', 'any'], queryFn: () => ask('GET /events/user', { query: { limit: '1' } }), refetchInterval: ({ state }) => (state.data?.events.length === 0 ? WAITING_MS : false) });
  const over = (): void => {
    sessionStorage.removeItem(FIRST_RUN);
    setOver(true);
  };
  return (
    <>
      <Heading title={say('home')} />
      <Answered to={newest}>
        {({ events: [first] }) => {
          if (!first) sessionStorage.setItem(FIRST_RUN, 'begun');
          const isFirstRun = !isOver && sessionStorage.getItem(FIRST_RUN) !== null;
          return <>{isFirstRun && <FirstRun first={first} onOver={over} />}{first && <Overview />}</>;
        }}
      </Answered>
    </>
  );
}

function Overview() {
  return (
    <>
      <Counts />
      <ActivityPanel />
      <WeekChangesPanel />
      <div className="columns two">
        <Places />
        <Distribution />
      </div>
    </>
  );
}

function Places() {
  const say = useSay();
  const newest = useQuery({ queryKey: ['events', 'newest'], queryFn: () => ask('GET /events/user', { query: { limit: ON_THE_MAP } }), refetchInterval: 30_000 });
  return (
    <section className="panel">
      <h2>{say('fromWhere')} {newest.data && <span className="quiet small">{say('ofNewest', { n: newest.data.events.length })}</span>}</h2>
      <Answered to={newest}>{({ events }) => <Suspense fallback={<Loading />}><WorldMap events={events} /></Suspense>}</Answered>
    </section>
  );
}

function Counts() {
  const { say, figure, duration } = useLanguage();
  const { may } = useSession();
  // A day back from each question on: the page may be open for weeks.
  const today = useQuery({ queryKey: ['events', 'today'], queryFn: () => ask('GET /events/user', { query: { start_date: new Date(Date.now() - DAY_MS).toISOString(), limit: '1' } }), refetchInterval: 10_000 });
  const entities = useQuery({ queryKey: ['entities', 'count'], queryFn: () => ask('GET /entities', { query: { limit: '1' } }), refetchInterval: 10_000 });
  const alerts = useQuery({ queryKey: ['alerts', 'count'], queryFn: () => ask('GET /alerts', { query: { status: 'PENDING', limit: '1' } }), refetchInterval: 10_000, enabled: may('alerts:read') });
  const stations = useStations(10_000);
  const number = (total: number | undefined): string => (total === undefined ? '–' : figure(total));
  const oldest = stations.data && Math.max(...stations.data.stations.map(({ oldestSeconds }) => oldestSeconds));
  const page = today.data?.pagination;
  return (
    <div className="counts">
      <Count name={say('eventsToday')} href="/events">{page?.totalRelation === 'gte' ? say('atLeast', { n: number(page.total) }) : number(page?.total)}</Count>
      <Count name={say('entitiesKnown')} href="/entities">{number(entities.data?.pagination.total)}</Count>
      <Count name={say('openAlerts')}>{number(alerts.data?.pagination.total)}</Count>
      <Count name={say('oldestNow')} {...(may('queues:read') ? { href: '/queues' } : {})}>{oldest === undefined ? '–' : duration(oldest)}</Count>
    </div>
  );
}

function Count({ name, href, children }: { readonly name: string; readonly href?: string; readonly children: ReactNode }) {
  const inside = <><b>{children}</b><span className="quiet">{name}</span></>;
  return href ? <Link href={href} className="count-card">{inside}</Link> : <div className="count-card">{inside}</div>;
}
