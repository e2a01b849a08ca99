import './webhooks.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { failureName } from '../language/codes.js';
import { useLanguage, useSay } from '../language/language.js';
import { attemptIn } from '../language/refusals/attempts.js';
import { Facts } from '../pieces/facts.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Failed, Heading } from '../pieces/states.js';
import { DeliveryStatus } from './delivery-shown.js';
import { nameOf } from './endpoint-shown.js';

type Delivery = Answer<'GET /webhooks/deliveries/{id}'>['delivery'];
type Attempt = Delivery['attempts'][number];
const LOOK_EVERY_MS = 2_000;

/** One delivery: what was sent, and how every try went. */
export default function DeliveryScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const delivery = useQuery({
    queryKey: ['delivery', id],
    queryFn: () => ask('GET /webhooks/deliveries/{id}', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.delivery.status === 'pending' ? LOOK_EVERY_MS : false),
  });
  return <Answered to={delivery}>{(answer) => <Portrait delivery={answer.delivery} />}</Answered>;
}

function Portrait({ delivery }: { readonly delivery: Delivery }) {
  const say = useSay();
  const { may } = useSession();
  const { id, type, status, endpointId, alertId, entityId, payload, attempts } = delivery;
  const endpoint = useQuery({ queryKey: ['endpoint', endpointId], queryFn: () => ask('GET /webhooks/endpoints/{id}', { params: { id: endpointId } }), staleTime: 60_000, retry: false });
  const about = alertId ? <Link href={`/alerts/${alertId}`}>{say('alert')}</Link> : entityId && <Link href={`/entities/${entityId}`}>{say('person')}</Link>;
  return (
    <>
      <Heading title={type} beside={<DeliveryStatus of={status} />}>{may('webhooks:write') && <Replay id={id} />}</Heading>
      <div className="columns two">
        <Facts title={say('delivery')} facts={[
          [say('endpoint'), <Link key="to" href={`/webhooks/${endpointId}`}>{endpoint.data ? nameOf(endpoint.data.endpoint) : endpointId.slice(0, 8)}</Link>],
          [say('tells'), about],
          ['webhook-id', <span key="id" className="mono">{id}</span>],
          [say('sequence'), delivery.sequence],
          [say('accepted'), <Moment key="at" at={delivery.acceptedAt} />],
          [say('written'), <Moment key="at" at={delivery.createdAt} />],
          [say('nextAttempt'), delivery.nextAttemptAt && <Moment at={delivery.nextAttemptAt} />],
          [say('replayed'), delivery.replayedAt && <Moment at={delivery.replayedAt} />],
        ]} />
        <section className="panel">
          <h2>{say('attempts')}</h2>
          {attempts.length === 0 && <p className="quiet">{say('noAttempts')}</p>}
          <ol className="steps attempts">{attempts.toReversed().map((attempt) => <AttemptShown key={attempt.number} attempt={attempt} />)}</ol>
        </section>
      </div>
      <section className="panel">
        <h2>{say('request')}</h2>
        <pre tabIndex={0}>{JSON.stringify(payload, null, 2)}</pre>
      </section>
    </>
  );
}

function AttemptShown({ attempt: { number, startedAt, durationMs, status, error, because, answer } }: { readonly attempt: Attempt }) {
  const { say, duration, language } = useLanguage();
  const taken = status !== null && status >= 200 && status < 300;
  return (
    <li>
      <p>
        <b>{say('attemptNumber', { n: number })}</b> <span className={`pill ${taken ? 'good' : 'bad'}`}>{status ?? say(failureName(error))}</span>
        <span className="quiet"> {duration(durationMs / 1_000)} · <Moment at={startedAt} as="time" /></span>
      </p>
      {because && <p>{attemptIn(language, because)}</p>}
      {status !== null && (answer ? <pre tabIndex={0}>{answer}</pre> : <p className="quiet small">{say('answer')}: {say('emptyAnswer')}</p>)}
    </li>
  );
}

function Replay({ id }: { readonly id: string }) {
  const say = useSay();
  const client = useQueryClient();
  const replay = useMutation({ mutationFn: () => ask('POST /webhooks/deliveries/{id}/replay', { params: { id } }), onSuccess: () => void client.invalidateQueries({ queryKey: ['delivery', id] }) });
  return (
    <>
      {replay.error && <Failed error={replay.error} />}
      <button type="button" disabled={replay.isPending} onClick={() => replay.mutate()}>{say('replaySince')}</button>
    </>
  );
}
