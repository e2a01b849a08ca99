import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { Chart, type Line } from '../pieces/chart.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Nothing } from '../pieces/states.js';
import { daysOf } from './days-of.js';
import { Explained } from './explained.js';
import type { Rule } from './rule-words.js';

type Hour = NonNullable<Answer<'GET /rules/activity'>['hours']>[number];
type Hit = Answer<'GET /rules/{id}/hits'>['hits'][number];
const DAYS = 30;
const PAGE = 20;

const exported: readonly Column<Hit>[] = [
  { name: 'hit_at', of: (hit) => hit.hitAt },
  { name: 'event', of: (hit) => hit.eventId },
  { name: 'event_at', of: (hit) => hit.eventAt },
  { name: 'entity', of: (hit) => hit.entityId },
  { name: 'version', of: (hit) => hit.ruleVersion },
  { name: 'shadow', of: (hit) => String(hit.isShadow) },
  { name: 'score', of: (hit) => hit.score },
  { name: 'decision', of: (hit) => hit.decision },
];

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
      <Answered to={activity}>{({ hours = [] }) => <Days hours={hours} />}</Answered>
      <p className="actions">
        <ExportButton
          name="rule-hits"
          columns={exported}
          load={async (cursor) => {
            const page = await ask('GET /rules/{id}/hits', { params: { id: rule.id }, query: { limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
            return { rows: page.hits, next: page.pagination.nextCursor };
          }}
        />
      </p>
      <Newest rule={rule} />
    </>
  );
}

function Days({ hours }: { readonly hours: readonly Hour[] }) {
  const say = useSay();
  const [hits, shadow] = [say('hits'), say('shadowHits')];
  const days = useMemo(() => daysOf(hours, DAYS, new Date()), [hours]);
  const times = useMemo(() => days.map(({ at }) => at), [days]);
  const lines = useMemo((): readonly Line[] => [
    { name: hits, color: '--line-1', values: days.map((day) => day.hits) },
    { name: shadow, color: '--line-3', values: days.map((day) => day.shadowHits) },
  ], [days, hits, shadow]);
  return hours.length === 0 ? null : <Chart label={say('hitsByDay')} times={times} lines={lines} />;
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
