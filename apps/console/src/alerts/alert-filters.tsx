import { useQuery } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { severities } from '../asking/vocabulary.js';
import { useSay } from '../language/language.js';
import { type AlertFilterValues, EVERY, NOBODY } from './use-alert-filters.js';

interface Props {
  readonly filters: AlertFilterValues;
  readonly isFiltered: boolean;
  readonly change: (changes: Partial<AlertFilterValues>) => void;
  readonly clear: () => void;
}

const gravestFirst = severities.toReversed();
const statuses = [['PENDING', 'PENDING'], ['ACKNOWLEDGED', 'ACKNOWLEDGED'], ['RESOLVED', 'RESOLVED'], [EVERY, 'all']] as const;

export function AlertFilters({ filters, isFiltered, change, clear }: Props) {
  const say = useSay();
  const { member } = useSession();
  return (
    <div className="filters" role="search">
      <div className="choices" role="group" aria-label={say('status')}>
        {statuses.map(([value, name]) => <button key={value} type="button" aria-pressed={filters.status === value} onClick={() => change({ status: value })}>{say(name)}</button>)}
      </div>
      <label>
        <span className="visually-hidden">{say('severity')}</span>
        <select data-search="" value={filters.severity} onChange={(event) => change({ severity: event.target.value })}>
          <option value="">{say('severity')}: {say('any')}</option>
          {gravestFirst.map((one) => <option key={one} value={one}>{say(one)}</option>)}
        </select>
      </label>
      <RuleChoice chosen={filters.ruleId} choose={(ruleId) => change({ ruleId })} />
      <label>
        <span className="visually-hidden">{say('assignee')}</span>
        <select value={filters.assignee} onChange={(event) => change({ assignee: event.target.value })}>
          <option value="">{say('assignee')}: {say('any')}</option>
          <option value={member.email}>{say('me')}</option>
          <option value={NOBODY}>{say('nobody')}</option>
          {![member.email, NOBODY, ''].includes(filters.assignee) && <option value={filters.assignee}>{filters.assignee}</option>}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{say('sortBy')}</span>
        <select value={filters.order} onChange={(event) => change({ order: event.target.value })}>
          <option value="desc">{say('newestFirst')}</option>
          <option value="asc">{say('oldestFirst')}</option>
        </select>
      </label>
      {filters.entityId && (
        <button type="button" className="chip" onClick={() => change({ entityId: '' })} aria-label={`${say('clearFilters')}: ${say('person')} ${filters.entityId}`}>
          {say('person')} <b>{filters.entityId.slice(0, 8)}</b> ×
        </button>
      )}
      {isFiltered && <button type="button" className="plain" onClick={clear}>{say('clearFilters')}</button>}
    </div>
  );
}

const MOST_RULES = '200';

function RuleChoice({ chosen, choose }: { readonly chosen: string; readonly choose: (ruleId: string) => void }) {
  const say = useSay();
  const { may } = useSession();
  const rules = useQuery({ queryKey: ['rules', 'names'], queryFn: () => ask('GET /rules', { query: { limit: MOST_RULES, sortBy: 'name', sortOrder: 'asc' } }), staleTime: 60_000, enabled: may('rules:read') });
  const known = rules.data?.rules ?? [];
  return (
    <label>
      <span className="visually-hidden">{say('rule')}</span>
      <select value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="">{say('rule')}: {say('any')}</option>
        {chosen && !known.some(({ id }) => id === chosen) && <option value={chosen}>{chosen.slice(0, 8)}</option>}
        {known.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </label>
  );
}
