import './list.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';
import { usePagesByCursor } from '../../asking/use-pages.js';
import type { Column } from '../../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../../export/export-button.js';
import { useLanguage } from '../../language/language.js';
import { More } from '../../pieces/more.js';
import { Answered, Heading, Nothing } from '../../pieces/states.js';
import { type Activity, RuleRow, RuleTableHead } from './rule-row.js';
import type { Rule } from '../rule-words.js';
import { RuleFilters, useRuleFilters } from './rule-filters.js';

const exported: readonly Column<Rule>[] = [
  { name: 'id', of: (rule) => rule.id },
  { name: 'name', of: (rule) => rule.name },
  { name: 'status', of: (rule) => rule.status },
  { name: 'severity', of: (rule) => rule.severity },
  { name: 'score', of: (rule) => rule.score },
  { name: 'priority', of: (rule) => rule.priority },
  { name: 'version', of: (rule) => rule.version },
  { name: 'conditions', of: (rule) => (typeof rule.conditions === 'string' ? rule.conditions : JSON.stringify(rule.conditions)) },
];

export default function RulesScreen() {
  const { say, figure } = useLanguage();
  const { may } = useSession();
  const { filters, isFiltered, change, clear } = useRuleFilters();
  const pages = usePagesByCursor(['rules', filters], (page) => ask('GET /rules', { query: { ...filters, ...page } }));
  const activity = useQuery({ queryKey: ['rule-activity', 'week'], queryFn: () => ask('GET /rules/activity', { query: { days: '7' } }), refetchInterval: 30_000 });
  const byRule: Activity = new Map(activity.data?.activity.map(({ ruleId, lately }) => [ruleId, lately]));
  return (
    <>
      <Heading title={say('rules')} beside={pages.data?.pages[0] && <span className="count">{figure(pages.data.pages[0].pagination.total)}</span>}>
        <ExportButton
          name="rules"
          columns={exported}
          load={async (cursor) => {
            const { rules, pagination } = await ask('GET /rules', { query: { ...filters, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
            return { rows: rules, next: pagination.nextCursor };
          }}
        />
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
                <tbody>{rules.map((rule) => <RuleRow key={rule.id} rule={rule} lately={byRule.get(rule.id) ?? []} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </>
  );
}
