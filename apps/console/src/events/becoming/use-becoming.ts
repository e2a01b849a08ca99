import { useQueries, useQuery } from '@tanstack/react-query';
import type { Alert } from '../../alerts/alert-shown.js';
import { type Answer, ask, type EventShown } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';

export type RuleAtEvent = Answer<'GET /events/{id}/rules'>['rules'][number];
export type ScoresAround = Answer<'GET /events/{id}/scores'>;

/** Until it was scored there is more to come. */
const LOOK_EVERY_MS = 2_000;
const MOST = '50';

/** What became of an event, as far as whoever looks may see it. */
export function useBecoming({ id, entityId, createdAt }: EventShown) {
  const { may } = useSession();
  const scores = useQuery({
    queryKey: ['event', id, 'scores', entityId],
    queryFn: () => ask('GET /events/{id}/scores', { params: { id } }),
    enabled: may('entities:read'),
    refetchInterval: ({ state }) => (state.data?.scoredAt === null ? LOOK_EVERY_MS : false),
  });
  const scoredAt = scores.data?.scoredAt;
  const rules = useQuery({ queryKey: ['event', id, 'rules', scoredAt], queryFn: () => ask('GET /events/{id}/rules', { params: { id } }), enabled: may('rules:read'), placeholderData: (before) => before });
  const since = useQuery({
    queryKey: ['alerts', 'since', entityId, createdAt, scoredAt],
    queryFn: () => ask('GET /alerts', { query: { entityId: entityId ?? '', openedAfter: createdAt, order: 'asc', limit: MOST } }),
    enabled: entityId !== null && may('alerts:read'),
    placeholderData: (before) => before,
  });
  const named = [...new Set(rules.data?.rules.flatMap(({ alertId }) => alertId ?? []))];
  const opened = (since.data?.alerts ?? []).filter((alert) => isOf(alert, { id, named, cycle: scores.data?.after?.cycle }));
  // It may have been counted on an alert that was open before.
  const before = useQueries({
    queries: named.filter((one) => !opened.some((alert) => alert.id === one)).map((one) => ({ queryKey: ['alert', one], queryFn: () => ask('GET /alerts/{id}', { params: { id: one } }), enabled: may('alerts:read') })),
  });
  const alerts: Alert[] = [...before.flatMap(({ data }) => data?.alert ?? []), ...opened];
  const told = useQueries({
    queries: alerts.map((alert) => ({ queryKey: ['deliveries', 'of alert', alert.id], queryFn: () => ask('GET /webhooks/deliveries', { query: { alertId: alert.id, limit: MOST } }), enabled: may('webhooks:read') })),
  });
  return { scores, rules, since, alerts, deliveries: told.flatMap(({ data }) => data?.deliveries ?? []) };
}

/** Raised by the event itself, by a rule that held at it, or by the scores that it led to. */
function isOf({ id, snapshot: { event, cycle } }: Alert, of: { readonly id: string; readonly named: readonly string[]; readonly cycle: number | undefined }): boolean {
  if (event) return event.id === of.id || of.named.includes(id);
  return of.named.includes(id) || cycle === of.cycle;
}
