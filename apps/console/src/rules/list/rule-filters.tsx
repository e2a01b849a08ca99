import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { evaluationModes, ruleStatuses, severities } from '../../asking/vocabulary.js';
import { useSay } from '../../language/language.js';
import { valuesOf } from '../../pieces/form-values.js';
import { statusNames } from '../rule-words.js';

/** The filters as they stand in the address bar, by the names of the API. */
const names = ['search', 'status', 'severity', 'evaluationMode', 'sortBy'] as const;
export type RuleFilterValues = Partial<Record<(typeof names)[number], string>>;

const ordered = { updatedAt: 'newest', name: 'name', priority: 'priority', score: 'rulePoints' } as const;

export function useRuleFilters() {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo(() => Object.fromEntries(names.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : []))) as RuleFilterValues, [parameters]);
  return {
    filters,
    isFiltered: names.some((name) => name !== 'sortBy' && filters[name] !== undefined),
    change: (changes: RuleFilterValues) => setParameters(Object.fromEntries(Object.entries({ ...filters, ...changes }).filter((one): one is [string, string] => Boolean(one[1])))),
    clear: () => setParameters({}),
  };
}

interface Props {
  readonly filters: RuleFilterValues;
  readonly isFiltered: boolean;
  readonly change: (changes: RuleFilterValues) => void;
  readonly clear: () => void;
}

export function RuleFilters({ filters, isFiltered, change, clear }: Props) {
  const say = useSay();
  return (
    <div className="filters rule-filters" role="search">
      <form onSubmit={(event) => change({ search: valuesOf(event)('search') })} className="grow">
        <input key={filters.search ?? ''} name="search" type="search" data-search="" defaultValue={filters.search ?? ''} placeholder={say('searchRules')} aria-label={say('searchRules')} maxLength={200} />
      </form>
      <Choice label={say('status')} value={filters.status} options={ruleStatuses.map((one) => [one, say(statusNames[one])])} onChange={(status) => change({ status })} />
      <Choice label={say('severity')} value={filters.severity} options={severities.map((one) => [one, say(one)])} onChange={(severity) => change({ severity })} />
      <Choice label={say('mode')} value={filters.evaluationMode} options={evaluationModes.map((one) => [one, say(one)])} onChange={(evaluationMode) => change({ evaluationMode })} />
      <label>
        <span className="visually-hidden">{say('sortBy')}</span>
        <select value={filters.sortBy ?? 'updatedAt'} onChange={(event) => change({ sortBy: event.target.value })}>
          {Object.entries(ordered).map(([sort, name]) => <option key={sort} value={sort}>{say('sortBy')}: {say(name)}</option>)}
        </select>
      </label>
      {isFiltered && <button type="button" className="plain" onClick={clear}>{say('clearFilters')}</button>}
    </div>
  );
}

function Choice({ label, value = '', options, onChange }: { readonly label: string; readonly value: string | undefined; readonly options: readonly (readonly [string, string])[]; readonly onChange: (value: string) => void }) {
  const say = useSay();
  return (
    <label>
      <span className="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{label}: {say('any')}</option>
        {options.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      </select>
    </label>
  );
}
