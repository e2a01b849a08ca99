import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { Link } from 'wouter';
import { ask, type EventShown } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useLanguage } from '../language/language.js';
import { duration } from '../pieces/moment.js';
import { Answered, Heading, Loading } from '../pieces/states.js';
import { useStations } from '../queues/station-health.js';
import { Distribution } from './distribution.js';
import { FirstRun } from './first-run.js';

const WorldMap = lazy(() => import('../map/world-map.js'));
const DAY_MS = 86_400_000;
const NEWEST = '1000';

/** How things are, at a glance. Until there is an event, how to get one. */
export default function HomeScreen() {
  const { say } = useLanguage();
  const newest = useQuery({ queryKey: ['events', 'newest'], queryFn: () => ask('GET /events/user', { query: { limit: NEWEST } }), refetchInterval: ({ state }) => (state.data?.events.length === 0 ? 1_000 : 10_000) });
  return (
    <>
      <Heading title={say('home')} />
      <Answered to={newest}>{({ events }) => (events.length === 0 ? <FirstRun /> : <Overview events={events} />)}</Answered>
    </>
  );
}

function Overview({ events }: { readonly events: readonly EventShown[] }) {
  const { say } = useLanguage();
  return (
    <>
      <Counts />
      <div className="columns wide-left">
        <section className="panel">
          <h2>{say('fromWhere')} <span className="quiet small">{say('ofNewest', { n: events.length })}</span></h2>
          <Suspense fallback={<Loading />}><WorldMap events={events} /></Suspense>
        </section>
        <ByType events={events} />
      </div>
      <Distribution />
    </>
  );
}

function Counts() {
  const { say, language } = useLanguage();
  const { may } = useSession();
  const since = useMemo(() => new Date(Math.floor(Date.now() / 60_000) * 60_000 - DAY_MS).toISOString(), []);
  const today = useQuery({ queryKey: ['events', 'since', since], queryFn: () => ask('GET /events/user', { query: { start_date: since, limit: '1' } }), refetchInterval: 10_000 });
  const entities = useQuery({ queryKey: ['entities', 'count'], queryFn: () => ask('GET /entities', { query: { limit: '1' } }), refetchInterval: 10_000 });
  const alerts = useQuery({ queryKey: ['alerts', 'count'], queryFn: () => ask('GET /alerts', { query: { status: 'PENDING', limit: '1' } }), refetchInterval: 10_000, enabled: may('alerts:read') });
  const stations = useStations(10_000);
  const number = (total: number | undefined): string => total?.toLocaleString(language) ?? '–';
  const oldest = stations.data && Math.max(...stations.data.stations.map(({ oldestSeconds }) => oldestSeconds));
  const page = today.data?.pagination;
  return (
    <div className="counts">
      <Count name={say('eventsToday')} href="/events">{page?.totalRelation === 'gte' ? say('atLeast', { n: number(page.total) }) : number(page?.total)}</Count>
      <Count name={say('entitiesKnown')} href="/entities">{number(entities.data?.pagination.total)}</Count>
      <Count name={say('openAlerts')}>{number(alerts.data?.pagination.total)}</Count>
      <Count name={say('oldestNow')} {...(may('queues:read') ? { href: '/queues' } : {})}>{oldest === undefined ? '–' : oldest === 0 ? '0 s' : duration(oldest)}</Count>
    </div>
  );
}

function Count({ name, href, children }: { readonly name: string; readonly href?: string; readonly children: ReactNode }) {
  const inside = <><b>{children}</b><span className="quiet">{name}</span></>;
  return href ? <Link href={href} className="count-card">{inside}</Link> : <div className="count-card">{inside}</div>;
}

const SHOWN = 10;

function ByType({ events }: { readonly events: readonly EventShown[] }) {
  const { say } = useLanguage();
  const counts = new Map<string, number>();
  for (const { eventType } of events) counts.set(eventType, (counts.get(eventType) ?? 0) + 1);
  const ordered = [...counts].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  const most = ordered[0]?.[1] ?? 1;
  return (
    <section className="panel">
      <h2>{say('byType')} <span className="quiet small">{say('ofNewest', { n: events.length })}</span></h2>
      <ul className="bars">
        {ordered.map(([type, n]) => (
          <li key={type}>
            <Link className="mono" href={`/events?event_type=${type}`}>{type}</Link>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width={(100 * n) / most} height="6" rx="1" /></svg>
            <span>{n}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
