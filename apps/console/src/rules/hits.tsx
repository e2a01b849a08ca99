import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import { useLanguage, useSay } from '../language/language.js';
import { Chart, type Line } from '../pieces/chart.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Nothing } from '../pieces/states.js';
import { Explained } from './explained.js';
import type { Day } from './list/rule-row.js';
import type { Rule } from './rule-words.js';

const DAYS = 30;
const PAGE = 20;

/** What became of a rule: its days, and its hits with what was there. */
export default function Hits({ rule }: { readonly rule: Rule }) {
  const { say, figure } = useLanguage();
  const activity = useQuery({ queryKey: ['rule-activity', rule.id], queryFn: () => ask('GET /rules/activity', { query: { days: String(DAYS), ruleId: rule.id } }), refetchInterval: 30_000 });
  const now = useQuery({ queryKey: ['rule', rule.id], queryFn: () => ask('GET /rules/{id}', { params: { id: rule.id } }), refetchInterval: 30_000 });
  const { evaluated, hits, shadowHits, failures } = now.data?.rule.stats ?? rule.stats;
  return (
    <>
      <dl className="figures-of-report">
        {([['evaluated', evaluated], ['hits', hits], ['shadowHits', shadowHits], ['failures', failures]] as const).map(([name, count]) => <div key={name}><dt>{say(name)}</dt><dd>{figure(count)}</dd></div>)}
      </dl>
      <Answered to={activity}>{({ since, activity: [own] }) => <Days since={since} days={own?.days ?? []} />}</Answered>
      <Newest rule={rule} />
    </>
  );
}

const DAY_S = 86_400;

function Days({ since, days }: { readonly since: string; readonly days: readonly Day[] }) {
  const say = useSay();
  const [hits, shadow] = [say('hits'), say('shadowHits')];
  const times = useMemo(() => Array.from({ length: DAYS }, (_, n) => Date.parse(since) / 1_000 + n * DAY_S), [since]);
  const lines = useMemo((): readonly Line[] => {
    const byDay = new Map(days.map((day) => [Date.parse(day.day) / 1_000, day]));
    return [
      { name: hits, color: '--line-1', values: times.map((time) => byDay.get(time)?.hits ?? 0) },
      { name: shadow, color: '--line-3', values: times.map((time) => byDay.get(time)?.shadowHits ?? 0) },
    ];
  }, [days, times, hits, shadow]);
  return days.length === 0 ? null : <Chart label={say('hitsUtc')} times={times} lines={lines} />;
}

function Newest({ rule }: { readonly rule: Rule }) {
  const say = useSay();
  const pages = usePagesByCursor(['rule-hits', rule.id], (page) => ask('GET /rules/{id}/hits', { params: { id: rule.id }, query: page }), { size: PAGE });
  return (
    <Answered to={pages}>
      {({ pages: loaded }) => {
        const hits = loaded.flatMap((page) => page.hits);
        if (hits.length === 0) return <Nothing title={say('noHits')} hint={say('noHitsHint')} />;
        return (
          <ul className="hits">
            {hits.map((hit) => (
              <li key={hit.eventId}>
                <span><Link href={`/events/${hit.eventId}`} data-row=""><Moment at={hit.hitAt} as="time" /></Link> {hit.entityId && <Link href={`/entities/${hit.entityId}`}>{say('person')} {hit.entityId.slice(-6)}</Link>} <span className="quiet">{say('version', { n: hit.ruleVersion })}</span> {hit.isShadow && <span className="pill doubtful">{say('shadow')}</span>}</span>
                <details><summary>{say('explained')}</summary><Explained of={hit.conditions} /></details>
              </li>
            ))}
            {pages.hasNextPage && <li><More of={pages} /></li>}
          </ul>
        );
      }}
    </Answered>
  );
}
