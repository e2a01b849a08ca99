import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Answered, Failed, Heading } from '../pieces/states.js';
import { Buried } from './buried.js';
import { StationCard } from './station-card.js';
import { type StationsNow, useStations } from './station-health.js';

export default function QueuesScreen() {
  const say = useSay();
  const { may } = useSession();
  const client = useQueryClient();
  const stations = useStations();
  const ring = useMutation({ mutationFn: () => ask('POST /queues/ring', {}), onSuccess: () => void client.invalidateQueries({ queryKey: ['stations'] }) });
  return (
    <>
      <Heading title={say('queues')}>
        <a href="/admin/queues">{say('rawQueues')}</a>
        {ring.data && <output className="quiet">{say('rung', { n: ring.data.rung })}</output>}
        {may('queues:write') && <button type="button" disabled={ring.isPending} onClick={() => ring.mutate()}>{say('ringAgain')}</button>}
      </Heading>
      {ring.error && <Failed error={ring.error} />}
      <Answered to={stations}>
        {(now) => (
          <>
            {now.redis === null && <p className="notice" role="alert">{say('redisAway')}</p>}
            <div className="stations">{now.stations.map((station) => <StationCard key={station.station} station={station} at={now.at} />)}</div>
            <Servers now={now} />
          </>
        )}
      </Answered>
      <Buried />
    </>
  );
}

const MEGABYTE = 1_048_576;

function Servers({ now: { ledger, redis, database, stations } }: { readonly now: StationsNow }) {
  const say = useSay();
  const data = stations.flatMap(({ details }) => details.locationData ?? []);
  const used = redis && `${Math.round(redis.usedBytes / MEGABYTE)} MB${redis.limitBytes ? ` / ${Math.round(redis.limitBytes / MEGABYTE)} MB` : ''}`;
  return (
    <section className="panel">
      <h2>{say('servers')}</h2>
      <dl className="line flat">
        <div><dt>PostgreSQL, {say('connections').toLowerCase()}</dt><dd>{database.open - database.idle} / {database.open}{database.waiting > 0 && ` (+${database.waiting})`}</dd></div>
        <div><dt>{say('ledgerSize')}</dt><dd>{say('batches', { n: ledger.batches.toLocaleString() })}, {ledger.events.toLocaleString()} {say('events').toLowerCase()}</dd></div>
        <div><dt>Redis, {say('memory').toLowerCase()}</dt><dd>{used ?? '–'}</dd></div>
        <div><dt>{say('eviction')}</dt><dd className={redis && redis.policy !== 'noeviction' ? 'doubtful' : undefined}>{redis?.policy ?? '–'}</dd></div>
        {data.map(({ name, date }) => <div key={name}><dt>{name}</dt><dd>{date}</dd></div>)}
      </dl>
    </section>
  );
}
