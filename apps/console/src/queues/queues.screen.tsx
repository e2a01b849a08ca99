import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useLanguage, useSay } from '../language/language.js';
import { Answered, Failed, Heading } from '../pieces/states.js';
import { Buried } from './buried.js';
import { StationCard } from './station-card.js';
import { type Lag, type StationsNow, useStations } from './station-health.js';

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
            <div className="columns two"><Lags now={now} /><Servers now={now} /></div>
          </>
        )}
      </Answered>
      <Buried />
    </>
  );
}

function Lags({ now: { eventToScore, eventToWebhook } }: { readonly now: StationsNow }) {
  const { say, figure, duration } = useLanguage();
  const lags = [[say('eventToScore'), eventToScore], [say('eventToWebhook'), eventToWebhook]] as const;
  const shown = ({ events }: Lag, seconds: number | null): string => (events === 0 ? '–' : seconds === null ? '> 30 min' : `≤ ${duration(seconds)}`);
  return (
    <section className="panel">
      <h2>{say('lastHour')}</h2>
      <table className="lags">
        <thead><tr><th scope="col"><span className="visually-hidden">{say('what')}</span></th><th scope="col" className="number">{say('half')}</th><th scope="col" className="number">99 %</th><th scope="col" className="number">{say('events')}</th></tr></thead>
        <tbody>{lags.map(([name, lag]) => <tr key={name}><th scope="row">{name}</th><td className="number">{shown(lag, lag.half)}</td><td className="number">{shown(lag, lag.most)}</td><td className="number">{figure(lag.events)}</td></tr>)}</tbody>
      </table>
    </section>
  );
}

const MEGABYTE = 1_048_576;

function Servers({ now: { at, ledger, redis, database, stations } }: { readonly now: StationsNow }) {
  const { say, figure, duration } = useLanguage();
  const data = stations.flatMap(({ details }) => details.locationData ?? []);
  const used = redis && `${figure(redis.usedBytes / MEGABYTE)} MB${redis.limitBytes ? ` / ${figure(redis.limitBytes / MEGABYTE)} MB` : ''}`;
  return (
    <section className="panel">
      <h2>{say('servers')}</h2>
      <dl className="line flat">
        <div><dt>PostgreSQL, {say('connections').toLowerCase()}</dt><dd>{database.open - database.idle} / {database.open}{database.waiting > 0 && ` (+${database.waiting})`}</dd></div>
        <div><dt>{say('ledgerSize')}</dt><dd>{say('batches', { n: ledger.batches })}, {say('events').toLowerCase()}: {figure(ledger.events)}</dd></div>
        <div><dt>Redis, {say('memory').toLowerCase()}</dt><dd>{used ?? '–'}</dd></div>
        <div><dt>{say('eviction')}</dt><dd className={redis && redis.policy !== 'noeviction' ? 'doubtful' : undefined}>{redis?.policy ?? '–'}</dd></div>
        {data.map(({ name, date }) => <div key={name}><dt>{name}</dt><dd>{date} ({duration((Date.parse(at) - Date.parse(date)) / 1_000)})</dd></div>)}
      </dl>
    </section>
  );
}
