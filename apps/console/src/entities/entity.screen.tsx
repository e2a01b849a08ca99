import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'wouter';
import { ask, type Answer } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { EventRow, EventTableHead } from '../events/event-row.js';
import { entityStatusNames } from '../language/codes.js';
import { useSay } from '../language/language.js';
import { Badges } from '../pieces/badges.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Failed, Heading, Loading, Nothing } from '../pieces/states.js';
import { LabelBox } from './label-box.js';
import { Links } from './links.js';
import { Notes } from './notes.js';
import { OwnAlerts } from './own-alerts.js';
import { OwnDevices } from './own-devices.js';
import { ScoresExplained } from './scores-explained.js';

const History = lazy(() => import('./history.js'));
const WorldMap = lazy(() => import('../map/world-map.js'));

/** So many of their newest events are on the map; in the timeline are fewer. */
const ON_MAP = '50';
const IN_TIMELINE = 20;

const useOwnEvents = (id: string) => useQuery({ queryKey: ['events', 'of', id], queryFn: () => ask('GET /events/user', { query: { entity_id: id, limit: ON_MAP } }), refetchInterval: 15_000 });

/** One person or company: why they score so, and what they did. */
export default function EntityScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const entity = useQuery({ queryKey: ['entity', id], queryFn: () => ask('GET /entities/{id}', { params: { id } }), refetchInterval: 15_000 });
  return <Answered to={entity}>{(answer) => <Portrait key={id} entity={answer.entity} />}</Answered>;
}

function Portrait({ entity }: { readonly entity: Answer<'GET /entities/{id}'>['entity'] }) {
  const say = useSay();
  const { may } = useSession();
  const { id } = entity;
  return (
    <>
      <Heading title={entity.name} beside={entity.badges.length > 0 && <Badges badges={entity.badges} />}>
        {may('entities:analyze') && <ScoreAgain id={id} type={entity.type} />}
      </Heading>
      <dl className="line">
        <div><dt>Id</dt><dd className="mono">{entity.externalId}</dd></div>
        {entity.taxId && <div><dt>{say('taxId')}</dt><dd className="mono">{entity.taxId}</dd></div>}
        {entity.countryCode && <div><dt>{say('country')}</dt><dd>{entity.countryCode}</dd></div>}
        {entity.email && <div><dt>{say('email')}</dt><dd>{entity.email}</dd></div>}
        <div><dt>{say('status')}</dt><dd>{say(entityStatusNames[entity.status])}</dd></div>
        <div><dt>{say('registered')}</dt><dd><Moment at={entity.createdAt} as="day" /></dd></div>
        {entity.lastEventAt && <div><dt>{say('lastEvent')}</dt><dd><Moment at={entity.lastEventAt} as="time" /></dd></div>}
      </dl>
      <ScoresExplained id={id} />
      <div className="columns two">
        <section className="panel">
          <h2>{say('overTime')}</h2>
          <Suspense fallback={<Loading />}><History id={id} /></Suspense>
        </section>
        <Places id={id} />
      </div>
      <LabelBox of="entity" id={id} />
      <div className="columns two">
        {may('alerts:read') && <OwnAlerts id={id} />}
        <Notes id={id} />
      </div>
      <Timeline id={id} />
      <div className="columns two">
        <OwnDevices id={id} />
        <Links id={id} name={entity.name} />
      </div>
    </>
  );
}

function ScoreAgain({ id, type }: { readonly id: string; readonly type: 'person' | 'company' }) {
  const say = useSay();
  const client = useQueryClient();
  const score = useMutation({
    mutationFn: () => ask('POST /entities/{entityId}/analyze', { params: { entityId: id }, body: { entityType: type } }),
    onSuccess: () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) }),
  });
  return (
    <>
      {score.error && <Failed error={score.error} />}
      <button type="button" disabled={score.isPending} onClick={() => score.mutate()}>{say('evaluateAgain')}</button>
    </>
  );
}

function Places({ id }: { readonly id: string }) {
  const say = useSay();
  const events = useOwnEvents(id);
  return (
    <section className="panel">
      <h2>{say('whereFrom')}</h2>
      <Answered to={events}>{(page) => <Suspense fallback={<Loading />}><WorldMap events={page.events} withWays /></Suspense>}</Answered>
    </section>
  );
}

function Timeline({ id }: { readonly id: string }) {
  const say = useSay();
  const events = useOwnEvents(id);
  return (
    <section className="panel">
      <h2>{say('timeline')} <Link href={`/events?entity_id=${id}`}>{say('more')}</Link></h2>
      <Answered to={events}>
        {(page) =>
          page.events.length === 0 ? <Nothing title={say('nothing')} /> : (
            <div className="sheet"><table><EventTableHead /><tbody>{page.events.slice(0, IN_TIMELINE).map((event) => <EventRow key={event.id} event={event} />)}</tbody></table></div>
          )
        }
      </Answered>
    </section>
  );
}
