import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { Alert } from './alert-shown.js';

/** The filters as they stand in the address bar, by the names of the API. */
const names = ['status', 'severity', 'ruleId', 'entityId', 'assignee', 'order'] as const;
type Name = (typeof names)[number];
export type AlertFilterValues = Readonly<Record<Name, string>>;

/** What the address bar says where it says nothing: the work that waits. */
const usual: AlertFilterValues = { status: 'PENDING', severity: '', ruleId: '', entityId: '', assignee: '', order: 'desc' };

/** In the address bar and in a select no value can be empty; to the API an empty one says something. */
export const NOBODY = 'nobody';
export const EVERY = 'every';

export function useAlertFilters() {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo(() => Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? usual[name]])) as AlertFilterValues, [parameters]);
  const filter = useMemo(() => meant(filters), [filters]);
  return {
    filters,
    /** As the API is asked, without the order. */
    filter,
    isFiltered: names.some((name) => name !== 'order' && name !== 'status' && filters[name] !== usual[name]),
    change: (changes: Partial<AlertFilterValues>) => setParameters(Object.fromEntries(Object.entries({ ...filters, ...changes }).filter(([name, value]) => value !== usual[name as Name]))),
    clear: () => setParameters(filters.status === usual.status ? {} : { status: filters.status }),
  };
}

export interface AlertFilter {
  readonly status?: Alert['status'];
  readonly severity?: Alert['severity'];
  readonly ruleId?: string;
  readonly entityId?: string;
  readonly assignee?: string;
}

function meant({ status, severity, ruleId, entityId, assignee }: AlertFilterValues): AlertFilter {
  const given = { status: status === EVERY ? '' : status, severity, ruleId, entityId };
  return { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')), ...(assignee === '' ? {} : { assignee: assignee === NOBODY ? '' : assignee }) };
}
