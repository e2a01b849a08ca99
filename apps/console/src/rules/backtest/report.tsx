import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { ask } from '../../asking/api.js';
import { useLanguage, useSay } from '../../language/language.js';
import { Chart, type Line } from '../../pieces/chart.js';
import { Moment } from '../../pieces/moment.js';
import type { Backtest, Report } from './use-backtests.js';

/** What a rule would have done: how much, when, to whom, and how that fits with labels and with other rules. */
export function BacktestReport({ backtest, report }: { readonly backtest: Backtest; readonly report: Report }) {
  const { say, figure, percent } = useLanguage();
  const { blastRadius, labels, verdicts } = report;
  const part = (share: number | null): string | null => (share === null ? null : percent(share, { upTo: share < 0.01 ? 2 : 1 }));
  const figures: readonly (readonly [name: string, value: string | null])[] = [
    [say('events'), figure(backtest.processed)],
    [say('hits'), figure(backtest.hits)],
    [say('entities'), figure(report.entities)],
    [say('alerts'), figure(report.alerts)],
    [say('shareOf'), part(blastRadius.share)],
    [say('precision'), part(labels.precision) ?? say('noLabels')],
    [say('recall'), part(labels.recall) ?? say('noLabels')],
    [say('failures'), figure(backtest.failures)],
  ];
  return (
    <div className="report">
      <dl className="figures-of-report">{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value ?? '–'}</dd></div>)}</dl>
      <Days days={report.days} />
      <div className="columns two">
        <div>
          <h3>{say('overlap')}</h3>
          {report.overlap.length === 0 ? <p className="quiet">{say('noOverlap')}</p> : <ul className="list">{report.overlap.map(({ ruleId, name, hits, share }) => <li key={ruleId}><Link href={`/rules/${ruleId}`}>{name}</Link><span>{figure(hits)} {say('hits').toLowerCase()}</span><span>{part(share)}</span></li>)}</ul>}
          {verdicts.live && <p className="small">{say('ruleReplayed', { same: verdicts.live.same, hits: verdicts.live.hits })}</p>}
        </div>
        <Touched id={backtest.id} />
      </div>
    </div>
  );
}

function Days({ days }: { readonly days: Report['days'] }) {
  const { say, figure } = useLanguage();
  const [hits, entities, alerts] = [say('hits'), say('entities'), say('alerts')];
  const times = useMemo(() => days.map(({ day }) => Date.parse(day) / 1_000), [days]);
  const lines = useMemo((): readonly Line[] => [
    { name: hits, color: '--line-1', values: days.map((day) => day.hits) },
    { name: entities, color: '--line-2', values: days.map((day) => day.entities) },
    { name: alerts, color: '--line-3', values: days.map((day) => day.alerts) },
  ], [days, hits, entities, alerts]);
  return (
    <>
      {days.length > 1 && <Chart isDaily label={say('hitsUtc')} times={times} lines={lines} />}
      <details open={days.length <= 1}>
        <summary>{say('byDay')}</summary>
        <table>
          <thead><tr>{['UTC', say('events'), hits, entities, alerts].map((name, n) => <th key={name} scope="col" className={n > 0 ? 'number' : undefined}>{name}</th>)}</tr></thead>
          <tbody>{days.map((day) => <tr key={day.day}><td>{day.day}</td>{[day.events, day.hits, day.entities, day.alerts].map((count, n) => <td key={n} className="number">{figure(count)}</td>)}</tr>)}</tbody>
        </table>
      </details>
    </>
  );
}

/** The first events that it hit, with those behind them. */
function Touched({ id }: { readonly id: string }) {
  const say = useSay();
  const hits = useQuery({ queryKey: ['backtest-hits', id], queryFn: () => ask('GET /rules/backtests/{id}/hits', { params: { id }, query: { limit: '8' } }), staleTime: Infinity });
  return (
    <div>
      <h3>{say('hits')}</h3>
      <ul className="list">{hits.data?.hits.map((hit) => <li key={hit.eventId}><Link href={`/events/${hit.eventId}`}><Moment at={hit.eventAt} as="time" /></Link><Link href={`/entities/${hit.entityId}`}>{say('person')} {hit.entityId.slice(-6)}</Link><span /></li>)}</ul>
    </div>
  );
}
