import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useLanguage } from '../language/language.js';
import { Answered } from '../pieces/states.js';

type Activity = Answer<'GET /activity'>['activity'];

const spans = [{ name: 'lastDay', days: '1', by: 'hour' }, { name: 'lastWeek', days: '7', by: 'hour' }, { name: 'lastMonth', days: '30', by: 'day' }] as const;

/** So many types have a colour of their own; the rest share one. */
const COLOURED = 4;
const HEIGHT = 100;

interface Band {
  readonly name: string;
  readonly type: string | null;
  readonly total: number;
  readonly counts: readonly number[];
}

/** How many events of which type every hour or day had: exact, however many there are. */
export function ActivityPanel() {
  const { say } = useLanguage();
  const [span, setSpan] = useState<(typeof spans)[number]>(spans[1]);
  const activity = useQuery({ queryKey: ['activity', span.name], queryFn: () => ask('GET /activity', { query: { days: span.days, by: span.by } }), refetchInterval: ({ state }) => (state.data?.activity.types.length === 0 ? 2_000 : 30_000) });
  return (
    <section className="panel">
      <h2>
        {say('overTimeByType')}
        <span className="choices" role="group" aria-label={say('span')}>
          {spans.map((one) => <button key={one.name} type="button" className="small" aria-pressed={one === span} onClick={() => setSpan(one)}>{say(one.name)}</button>)}
        </span>
      </h2>
      <Answered to={activity}>{(answer) => <Bands activity={answer.activity} />}</Answered>
    </section>
  );
}

function Bands({ activity: { from, stepSeconds, steps, types } }: { readonly activity: Activity }) {
  const { say, language, figure } = useLanguage();
  if (types.length === 0) return <p className="quiet">{say('quietTime')}</p>;
  const rest = types.slice(COLOURED);
  const bands: Band[] = [
    ...types.slice(0, COLOURED).map((one) => ({ ...one, type: one.name })),
    ...(rest.length === 0 ? [] : [{ name: say('others', { n: rest.length }), type: null, total: sum(rest.map(({ total }) => total)), counts: Array.from({ length: steps }, (_, n) => sum(rest.map(({ counts }) => counts[n] ?? 0))) }]),
  ];
  const most = Math.max(1, ...Array.from({ length: steps }, (_, n) => sum(bands.map(({ counts }) => counts[n] ?? 0))));
  const format = new Intl.DateTimeFormat(language, stepSeconds < 86_400 ? { weekday: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const momentOf = (step: number): string => format.format(Date.parse(from) + step * stepSeconds * 1_000);
  const share = (n: number): number => (n / most) * HEIGHT;
  return (
    <div className="activity">
      <div>
        <p className="quiet small most">{figure(most)}</p>
        <svg className="bands" viewBox={`0 0 ${steps * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={say('overTimeByType')}>
          {Array.from({ length: steps }, (_, step) => {
            const here = bands.map(({ counts }) => counts[step] ?? 0);
            return (
              <g key={step}>
                <title>{`${momentOf(step)}: ${figure(sum(here))}`}</title>
                <rect className="reach" x={step * 10} width="10" height={HEIGHT} />
                {here.map((n, band) => n > 0 && <rect key={band} className={`band-${band}`} x={step * 10 + 1} width="8" y={HEIGHT - share(sum(here.slice(0, band + 1)))} height={share(n)} />)}
              </g>
            );
          })}
        </svg>
        <div className="scale quiet small"><span>{momentOf(0)}</span><span>{momentOf(Math.floor(steps / 2))}</span><span>{momentOf(steps - 1)}</span></div>
      </div>
      <ul className="bands-named">
        {bands.map(({ name, type, total }, band) => (
          <li key={name}>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect className={`band-${band}`} width="10" height="10" rx="2" /></svg>
            {type ? <Link className="mono clip" href={`/events?event_type=${encodeURIComponent(type)}`}>{name}</Link> : <span className="quiet">{name}</span>}
            <span className="number">{figure(total)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
