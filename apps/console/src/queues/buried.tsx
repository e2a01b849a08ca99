import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Answer, ask, Refusal } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import { useLanguage, useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { EventType, whoOf } from '../events/event-row.js';
import { Answered, Failed, Nothing } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';

type BuriedBatch = Answer<'GET /queues/buried'>['buried'][number];
/** What is buried is split into single events before; more stand there only when a worker died of them. */
const SHOWN = 3;
const LOOK_EVERY_MS = 5_000;
const doors = { received: 'geolocation', located: 'scoring', scored: 'alerting' } as const;

/** What the stations gave up, with the reason and the events in view. */
export function Buried() {
  const { say, figure } = useLanguage();
  const pages = usePagesByCursor(['buried'], (page) => ask('GET /queues/buried', { query: page }), { refetchInterval: LOOK_EVERY_MS });
  const total = pages.data?.pages[0]?.pagination.total ?? 0;
  return (
    <section className="panel">
      <h2>{say('buriedWork')} {total > 0 && <span className="count">{figure(total)}</span>}</h2>
      <Answered to={pages}>
        {({ pages: loaded }) =>
          total === 0 ? <Nothing title={say('noBuried')} hint={say('noBuriedHint')} /> : (
            <>
              <p className="quiet small">{say('buriedHint')}</p>
              <div className="sheet">
                <table>
                  <thead>
                    <tr>
                      <th scope="col" className="wide">{say('station')}</th>
                      <th scope="col">{say('reason')}</th>
                      <th scope="col">{say('events')}</th>
                      <th scope="col" className="wide">{say('since')}</th>
                      <th scope="col"><span className="visually-hidden">{say('replay')}</span></th>
                    </tr>
                  </thead>
                  <tbody>{loaded.flatMap((page) => page.buried).map((batch) => <BuriedRow key={batch.id} batch={batch} />)}</tbody>
                </table>
                <More of={pages} />
              </div>
            </>
          )
        }
      </Answered>
    </section>
  );
}

function BuriedRow({ batch }: { readonly batch: BuriedBatch }) {
  const say = useSay();
  const { may } = useSession();
  const client = useQueryClient();
  const told = { onSuccess: () => void client.invalidateQueries({ queryKey: ['buried'] }) };
  const replay = useMutation({ mutationFn: () => ask('POST /queues/buried/{id}/replay', { params: { id: batch.id } }), ...told });
  const discard = useMutation({ mutationFn: () => ask('DELETE /queues/buried/{id}', { params: { id: batch.id } }), ...told });
  const failure = replay.error ?? discard.error;
  return (
    <tr>
      <td className="wide">{say(doors[batch.stage])}</td>
      <td className="reason">{batch.reason ?? '–'}<small className="quiet body">{say(doors[batch.stage])}; {say('attempts')}: {batch.attempts}</small>{failure && <Failed error={failure} />}</td>
      <td>{batch.eventIds.slice(0, SHOWN).map((id) => <BuriedEvent key={id} id={id} />)}</td>
      <td className="wide"><Moment at={batch.buriedAt} as="time" /></td>
      <td className="end">
        {may('queues:write') && (
          <>
            <button type="button" disabled={replay.isPending} onClick={() => replay.mutate()}>{say('replay')}</button>{' '}
            <SureButton does="discard" sure="discardSure" about={say(doors[batch.stage])} disabled={discard.isPending} onSure={() => discard.mutate()} />
          </>
        )}
      </td>
    </tr>
  );
}

/** Stations serve all organizations: the event may be one that this member does not see. */
function BuriedEvent({ id }: { readonly id: string }) {
  const say = useSay();
  const event = useQuery({ queryKey: ['event', id], queryFn: () => ask('GET /events/user/{id}', { params: { id } }), staleTime: 60_000 });
  if (event.error instanceof Refusal && event.error.status === 404) return <p className="quiet small" title={id}>{say('ofAnother')}</p>;
  if (!event.data) return <p className="mono small">{id.slice(0, 8)}</p>;
  const { eventType, timestamp } = event.data.event;
  return <p><Link href={`/events/${id}`} data-row=""><EventType type={eventType} /></Link> <span className="quiet small">{whoOf(event.data.event) ?? say('noPerson')}, <Moment at={timestamp} as="time" /></span></p>;
}
