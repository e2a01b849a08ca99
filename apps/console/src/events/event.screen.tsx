import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { ask, type EventShown } from '../asking/api.js';
import { LabelBox } from '../entities/label-box.js';
import { useSay } from '../language/language.js';
import { type Fact, Facts } from '../pieces/facts.js';
import { Moment } from '../pieces/moment.js';
import { NetworkClass, PlaceName, useCountryName } from '../pieces/place.js';
import { Answered, Heading } from '../pieces/states.js';
import { Becoming } from './becoming/becoming.js';
import { EventRow, EventTableHead, whoOf } from './event-row.js';

const DAY_MS = 24 * 3_600_000;
/** So many are shown before and after it. */
const BESIDE = 15;
/** What followed is listed from its newest on: of somebody busy only a short while is near. */
const NEAR_MS = [DAY_MS, 3_600_000, 60_000, 1_000];

/** One event and what stands around it. */
export default function EventScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const event = useQuery({
    queryKey: ['event', id],
    queryFn: () => ask('GET /events/user/{id}', { params: { id } }),
    // Its place comes a moment after it.
    refetchInterval: ({ state }) => (state.data && state.data.event.location === null ? 1_500 : false),
  });
  return <Answered to={event}>{(answer) => <Story key={id} event={answer.event} />}</Answered>;
}

function Story({ event }: { readonly event: EventShown }) {
  const say = useSay();
  const nameOf = useCountryName();
  const who = whoOf(event);
  const filtered = (name: string, value: string | null) => value && <Link className="mono" href={`/events?${new URLSearchParams({ [name]: value })}`}>{value}</Link>;
  return (
    <>
      <Heading title={event.eventType} beside={<span className="quiet"><Moment at={event.timestamp} /></span>} />
      <div className="columns">
        <Facts title={say('whatHappened')} facts={[
          [say('person'), event.entityId ? <Link href={`/entities/${event.entityId}`}>{who ?? event.entityId}</Link> : (who ?? say('noPerson'))],
          [say('happened'), <Moment key="at" at={event.timestamp} />],
          [say('accepted'), <Moment key="at" at={event.createdAt} />],
          [say('corrected'), event.correctedAt && <Moment at={event.correctedAt} />],
          [say('taxId'), event.taxId && <span className="mono">{event.taxId}</span>],
          [say('destination'), event.destinationAccountId && <span className="mono">{event.destinationAccountId}</span>],
          ['Id', <span key="id" className="mono">{event.id}</span>],
        ]} />
        <Facts title={say('whereFrom')} facts={[
          [say('place'), event.location ? <PlaceName place={event.location} /> : event.ipAddress && say('placing')],
          [say('accuracy'), event.location?.accuracyKm != null && say('within', { km: Math.round(event.location.accuracyKm) })],
          [say('network'), event.location?.networkClass && <><NetworkClass of={event.location.networkClass} /> {event.location.asName}</>],
          [say('address'), filtered('ip_address', event.ipAddress)],
          [say('stated'), event.country && nameOf(event.country)],
        ]} />
        <Facts title={say('onWhat')} facts={[
          [say('device'), filtered('device_id', event.deviceId)],
          [say('session'), filtered('session_id', event.sessionId)],
          [say('userAgent'), event.userAgent],
          ...Object.entries(event.deviceDetails ?? {}).slice(0, 8).map(([name, value]): Fact => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
        ]} />
      </div>
      <Becoming event={event} />
      {event.metadata && <section className="panel"><h2>{say('metadata')}</h2><pre tabIndex={0}>{JSON.stringify(event.metadata, null, 2)}</pre></section>}
      <LabelBox of="event" id={event.id} />
      {event.entityId && <Around entityId={event.entityId} event={event} />}
    </>
  );
}

/** What the same person did up to it and right after, within a day. */
async function whatStandsAround(entityId: string, event: EventShown): Promise<readonly EventShown[]> {
  const at = Date.parse(event.timestamp);
  const between = (from: number, until: number) => ask('GET /events/user', { query: { entity_id: entityId, start_date: new Date(from).toISOString(), end_date: new Date(until).toISOString(), limit: String(BESIDE) } });
  const { events: upTo } = await between(at - DAY_MS, at);
  let after: readonly EventShown[] = [];
  for (const near of NEAR_MS) {
    const { events, pagination } = await between(at + 1, at + near);
    after = events;
    if (!pagination.hasMore) break;
  }
  return [...after, ...(upTo.some(({ id }) => id === event.id) ? upTo : [event, ...upTo])];
}

function Around({ entityId, event }: { readonly entityId: string; readonly event: EventShown }) {
  const say = useSay();
  const events = useQuery({ queryKey: ['events', 'around', event.id], queryFn: () => whatStandsAround(entityId, event) });
  return (
    <section className="panel">
      <h2>{say('around')}</h2>
      <Answered to={events}>
        {(around) => <div className="sheet"><table><EventTableHead /><tbody>{around.map((one) => <EventRow key={one.id} event={one} fresh={one.id === event.id} />)}</tbody></table></div>}
      </Answered>
    </section>
  );
}
