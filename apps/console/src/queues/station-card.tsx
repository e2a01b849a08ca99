import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import type { TextName } from '../language/texts.js';
import { useLanguage, useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { Failed } from '../pieces/states.js';
import { type Condition, conditionOf, type Station } from './station-health.js';

const tones: Record<Condition, string> = { onTime: 'good', late: 'bad', silent: 'bad', paused: 'doubtful' };
const names: Record<Condition, TextName> = { onTime: 'onTime', late: 'late', silent: 'silent', paused: 'livePaused' };

/** One station: first whether it is on time, then how much, how fast and by whom. */
export function StationCard({ station, at }: { readonly station: Station; readonly at: string }) {
  const { say, figure, duration, percent } = useLanguage();
  const condition = conditionOf(station);
  const number = (value: number): string => figure(value, { upTo: value < 10 ? 1 : 0 });
  return (
    <section className={`panel station ${tones[condition]}`} aria-label={say(station.station)}>
      <h2>{say(station.station)} <span className={`pill ${tones[condition]}`}>{say(names[condition])}</span></h2>
      <p className="age">
        <b>{duration(station.oldestSeconds)}</b>
        <span className="quiet small">{say('oldest').toLowerCase()} · {say('objective', { seconds: duration(station.objectiveSeconds) })}</span>
      </p>
      <Share of={station.oldestSeconds / station.objectiveSeconds} />
      <dl className="figures">
        <div><dt>{say('waiting')}</dt><dd>{number(station.waiting)}{station.waitingEvents > 0 && <small> ({number(station.waitingEvents)})</small>}</dd></div>
        <div><dt>{say('inWork')}</dt><dd>{station.inWork ?? '–'}</dd></div>
        <div><dt>{say('perMinute')}</dt><dd>{number(station.perMinute)}</dd></div>
        <div><dt>{say('perBatch')}</dt><dd>{station.msPerBatch === null ? '–' : duration(station.msPerBatch / 1_000)}</dd></div>
        <div><dt>{say('failureRate')}</dt><dd className={station.failureShare ? 'bad' : undefined}>{station.failureShare === null ? '–' : percent(station.failureShare, { upTo: station.failureShare < 0.1 ? 1 : 0 })}</dd></div>
        <div><dt>{say('buried')}</dt><dd className={station.buried > 0 ? 'bad' : undefined}>{number(station.buried)}</dd></div>
        <div><dt>{say('workers')}</dt><dd className={station.workers === 0 ? 'bad' : undefined}>{station.workers}</dd></div>
      </dl>
      <LastHour minutes={station.minutes} at={at} />
      {station.pausedAt && <p className="small doubtful">{say('pausedSince', { when: '' })}<Moment at={station.pausedAt} as="time" /></p>}
      <Hold station={station} />
    </section>
  );
}

/** How much of the objective is used up. */
function Share({ of }: { readonly of: number }) {
  return (
    <svg className="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" width="100" height="4" />
      <rect className="value" width={Math.min(100, of * 100)} height="4" />
    </svg>
  );
}

const MINUTES = 60;

/** A bar a minute, what failed in it on top. */
function LastHour({ minutes, at }: { readonly minutes: Station['minutes']; readonly at: string }) {
  const say = useSay();
  const now = Math.floor(Date.parse(at) / 60_000);
  const most = Math.max(1, ...minutes.map(({ processed, failed }) => processed + failed));
  const total = minutes.reduce((sum, { processed }) => sum + processed, 0);
  return (
    <svg className="hour" viewBox={`0 0 ${MINUTES * 4} 32`} preserveAspectRatio="none" role="img" aria-label={`${say('lastHour')}: ${total}`}>
      {minutes.map(({ at: minute, processed, failed }) => {
        const x = (MINUTES - 1 - (now - Math.floor(Date.parse(minute) / 60_000))) * 4;
        const [done, lost] = [(processed / most) * 32, (failed / most) * 32];
        return (
          <g key={minute}>
            <rect x={x} width="3" y={32 - done} height={done} className="done" />
            <rect x={x} width="3" y={32 - done - lost} height={lost} className="lost" />
          </g>
        );
      })}
    </svg>
  );
}

function Hold({ station: { station, pausedAt } }: { readonly station: Station }) {
  const say = useSay();
  const client = useQueryClient();
  const { may } = useSession();
  const hold = useMutation({
    mutationFn: () => (pausedAt ? ask('POST /queues/{station}/resume', { params: { station } }) : ask('POST /queues/{station}/pause', { params: { station } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['stations'] }),
  });
  if (!may('queues:write')) return null;
  const does = say(pausedAt ? 'resume' : 'pause');
  return (
    <>
      {hold.error && <Failed error={hold.error} />}
      <button type="button" disabled={hold.isPending} onClick={() => hold.mutate()} aria-label={`${does}: ${say(station)}`}>{does}</button>
    </>
  );
}
