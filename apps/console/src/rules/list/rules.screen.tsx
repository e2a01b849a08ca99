import './list.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';
import { useSay } from '../../language/language.js';
import { Answered, Heading, Nothing } from '../../pieces/states.js';
import { type Activity, RuleRow, RuleTableHead } from './rule-row.js';
import { RuleFilters, useRuleFilters } from './rule-filters.js';

const PAGE = 50;

export default function RulesScreen() {
  const say = useSay();
  const { may } = useSession();
  const { filters, isFiltered, change, clear } = useRuleFilters();
  const pages = useInfiniteQuery({
    queryKey: ['rules', filters],
    queryFn: ({ pageParam }) => ask('GET /rules', { query: { ...filters, limit: String(PAGE), offset: String(pageParam) } }),
    initialPageParam: 0,
    getNextPageParam: ({ pagination }) => (pagination.hasMore ? pagination.offset + PAGE : undefined),
  });
  const activity = useQuery({ queryKey: ['rule-activity', 'week'], queryFn: () => ask('GET /rules/activity', { query: { days: '7' } }), refetchInterval: 30_000 });
  const byRule: Activity = new Map(activity.data?.activity.map(({ ruleId, days }) => [ruleId, days]));
  return (
    <>
      <Heading title={say('rules')} beside={pages.data?.pages[0] && <span className="count">{pages.data.pages[0].pagination.total.toLocaleString()}</span>}>
        <Link className="button" href="/rules/packs">{say('packs')}</Link>
        {may('rules:write') && <Link className="button primary" href="/rules/new">{say('newRule')}</Link>}
      </Heading>
      <RuleFilters filters={filters} isFiltered={isFiltered} change={change} clear={clear} />
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const rules = loaded.flatMap((page) => page.rules);
          if (rules.length === 0) return <Nothing title={say(isFiltered ? 'noMatch' : 'noRules')} hint={say(isFiltered ? 'noMatchHint' : 'noRulesHint')} />;
          return (
            <div className="sheet">
              <table>
                <RuleTableHead />
                <tbody>{rules.map((rule) => <RuleRow key={rule.id} rule={rule} since={activity.data?.since} days={byRule.get(rule.id) ?? []} />)}</tbody>
              </table>
              {pages.hasNextPage && <button type="button" className="more" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{say('more')}</button>}
            </div>
          );
        }}
      </Answered>
    </>
  );
}
