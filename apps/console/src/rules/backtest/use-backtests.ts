import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Answer, ask } from '../../asking/api.js';
import { type Draft, hitsTheSame } from '../draft.js';
import type { Rule } from '../rule-words.js';

export type Backtest = Answer<'GET /rules/backtests'>['backtests'][number];
export type Report = NonNullable<Backtest['report']>;

const EVERY_MS = 1_000;
const NEWEST = '50';

export const isUnderWay = ({ status }: Pick<Backtest, 'status'>): boolean => status === 'queued' || status === 'running';

/** The newest backtests of the organization; asked again while one is on its way. */
export function useBacktests() {
  return useQuery({
    queryKey: ['backtests'],
    queryFn: () => ask('GET /rules/backtests', { query: { limit: NEWEST } }),
    refetchInterval: ({ state }) => (state.data?.backtests.some(isUnderWay) ? EVERY_MS : false),
  });
}

/** The newest one that tells of a draft: finished, or on its way. */
export function lastOf(backtests: readonly Backtest[], draft: Draft): Backtest | undefined {
  const telling = backtests.filter(({ rule, status }) => (status === 'completed' || status === 'queued' || status === 'running') && hitsTheSame(rule, draft));
  return telling.find(isUnderWay) ?? telling[0];
}

/** The newest one about a draft, however it ended: whoever stopped it is told so. */
export const newestOf = (backtests: readonly Backtest[], draft: Draft): Backtest | undefined => backtests.find(({ rule }) => hitsTheSame(rule, draft));

export interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

export const lastDays = (days: number): Period => ({ from: new Date(Date.now() - days * DAY_MS).toISOString(), to: new Date().toISOString() });

/** Asks a stored rule where it is the one that is meant, so that the report can compare with what it said live. */
export function useRunBacktest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ rule, draft, period }: { readonly rule: Rule | null; readonly draft: Draft; readonly period: Period }) => ask('POST /rules/backtests', { body: { ...(rule ? { ruleId: rule.id } : { rule: named(draft) }), ...period } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['backtests'] }),
  });
}

const named = ({ name, ...rest }: Draft) => ({ ...rest, ...(name.trim() ? { name } : {}) });

export function useStopBacktest() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (id: string) => ask('POST /rules/backtests/{id}/stop', { params: { id } }), onSuccess: () => client.invalidateQueries({ queryKey: ['backtests'] }) });
}
