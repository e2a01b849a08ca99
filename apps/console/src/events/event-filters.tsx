import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { ask } from '../asking/api.js';
import { networkClasses } from '../asking/vocabulary.js';
import { networkNames } from '../language/codes.js';
import { useSay } from '../language/language.js';
import { CountryField } from '../pieces/country-field.js';
import { valuesOf } from '../pieces/form-values.js';

/** The filters as they stand in the address bar, by the names of the API. */
const names = ['q', 'event_type', 'country', 'network_class', 'start_date', 'end_date', 'entity_id', 'device_id', 'session_id', 'ip_address', 'user_id'] as const;
export type EventFilterName = (typeof names)[number];
export type EventFilterValues = Partial<Record<EventFilterName, string>>;

/** What only a look into the past can answer: with it the list does not move. */
const pastOnly: readonly EventFilterName[] = ['q', 'start_date', 'end_date'];
/** What is known a moment after an event has arrived, and so cannot be told by the stream: with it the list is asked for again and again. */
const afterPlacing: readonly EventFilterName[] = ['country', 'network_class'];

export type Liveness = 'streamed' | 'asked again' | 'frozen';
/** Set by a link to a person, device or session, and shown as what it is. */
const exact = ['entity_id', 'device_id', 'session_id', 'ip_address', 'user_id'] as const satisfies readonly EventFilterName[];
/** Those of them that people type as well. */
const typed = ['user_id', 'device_id', 'session_id', 'ip_address'] as const satisfies readonly (typeof exact)[number][];
const exactNames = { entity_id: 'person', device_id: 'device', session_id: 'session', ip_address: 'address', user_id: 'person' } as const;

export function useEventFilters() {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo(() => Object.fromEntries(names.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : []))) as EventFilterValues, [parameters]);
  const query = useMemo(() => ({ ...filters, start_date: moment(filters.start_date), end_date: moment(filters.end_date) }), [filters]);
  const has = (some: readonly EventFilterName[]): boolean => some.some((name) => filters[name] !== undefined);
  const liveness: Liveness = has(pastOnly) ? 'frozen' : has(afterPlacing) ? 'asked again' : 'streamed';
  return {
    filters,
    query,
    liveness,
    streamed: new URLSearchParams(filters as Record<string, string>).toString(),
    isFiltered: Object.keys(filters).length > 0,
    change: (changes: EventFilterValues) => setParameters(Object.fromEntries(Object.entries({ ...filters, ...changes }).filter((one): one is [string, string] => Boolean(one[1])))),
    clear: () => setParameters({}),
  };
}

/** A field of date and time says no zone; it means that of whoever typed. */
const moment = (local: string | undefined): string | undefined => (local && !Number.isNaN(Date.parse(local)) ? new Date(local).toISOString() : undefined);

interface Props {
  readonly filters: EventFilterValues;
  readonly isFiltered: boolean;
  readonly change: (changes: EventFilterValues) => void;
  readonly clear: () => void;
}

export function EventFilters({ filters, isFiltered, change, clear }: Props) {
  const say = useSay();
  const isDated = Boolean(filters.start_date ?? filters.end_date);
  // A date of which one part is being corrected is none for a while: what stands around it must not close meanwhile.
  const [isOpen, setOpen] = useState(isDated);
  const types = useQuery({ queryKey: ['event-types'], queryFn: () => ask('GET /events/types', {}), staleTime: 60_000 });
  return (
    <div className="filters" role="search">
      <form onSubmit={(event) => change({ q: valuesOf(event)('q') })} className="grow">
        <input key={filters.q ?? ''} name="q" type="search" data-search="" defaultValue={filters.q ?? ''} placeholder={say('searchEvents')} aria-label={say('searchEvents')} maxLength={256} />
      </form>
      <label>
        <span className="visually-hidden">{say('type')}</span>
        <select value={filters.event_type ?? ''} onChange={(event) => change({ event_type: event.target.value })}>
          <option value="">{say('type')}: {say('any')}</option>
          {types.data?.eventTypes.map(({ code }) => <option key={code} value={code}>{code}</option>)}
        </select>
      </label>
      <CountryField value={filters.country ?? ''} onChange={(country) => change({ country })} />
      <label>
        <span className="visually-hidden">{say('network')}</span>
        <select value={filters.network_class ?? ''} onChange={(event) => change({ network_class: event.target.value })}>
          <option value="">{say('anyNetwork')}</option>
          {networkClasses.map((one) => <option key={one} value={one}>{say(networkNames[one])}</option>)}
        </select>
      </label>
      <details className="more-filters" open={isOpen || isDated} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('moreFilters')}</summary>
        <div>
          <label>{say('from')}<input type="datetime-local" value={filters.start_date ?? ''} onChange={(event) => change({ start_date: event.target.value })} /></label>
          <label>{say('until')}<input type="datetime-local" value={filters.end_date ?? ''} onChange={(event) => change({ end_date: event.target.value })} /></label>
          {typed.map((name) => <Typed key={name} label={say(exactNames[name])} value={filters[name] ?? ''} onChange={(value) => change({ [name]: value })} />)}
        </div>
      </details>
      {exact.map((name) => filters[name] && (
        <button key={name} type="button" className="chip" onClick={() => change({ [name]: '' })} aria-label={`${say('clearFilters')}: ${say(exactNames[name])} ${filters[name]}`}>
          {say(exactNames[name])} <b>{name === 'ip_address' ? filters[name] : begun(filters[name])}</b> ×
        </button>
      ))}
      {isFiltered && <button type="button" className="plain" onClick={clear}>{say('clearFilters')}</button>}
    </div>
  );
}

/** Ids are told apart by how they begin; an address only as a whole. */
const begun = (id: string): string => (id.length > 12 ? `${id.slice(0, 12)}…` : id);

/** Holds once it is left or entered: each letter would be a question. */
function Typed({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <label>
      {label}
      <input key={value} defaultValue={value} maxLength={256} onBlur={(event) => event.target.value.trim() !== value && onChange(event.target.value.trim())} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
    </label>
  );
}
