import './alerts.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { More } from '../pieces/more.js';
import { Answered, Heading, Nothing } from '../pieces/states.js';
import { useOwnKeys } from '../shell/use-own-keys.js';
import { AlertFilters } from './alert-filters.js';
import { AssignDialog } from './assign-dialog.js';
import { AlertRow, AlertTableHead } from './alert-row.js';
import type { Alert } from './alert-shown.js';
import { EveryMatch } from './every-match.js';
import { NoteDialog } from './note-dialog.js';
import { Outcome } from './outcome.js';
import { type AlertAct, failureOf, useAlertActions } from './use-alert-actions.js';
import { useAlertFilters } from './use-alert-filters.js';

const LOOK_EVERY_MS = 10_000;

const exported: readonly Column<Alert>[] = [
  { name: 'id', of: (alert) => alert.id },
  { name: 'status', of: (alert) => alert.status },
  { name: 'severity', of: (alert) => alert.severity },
  { name: 'category', of: (alert) => alert.category },
  { name: 'rule', of: (alert) => alert.ruleName },
  { name: 'entityId', of: (alert) => alert.entityId },
  { name: 'entityExternalId', of: (alert) => alert.snapshot.entity.externalId },
  { name: 'because', of: (alert) => alert.because },
  { name: 'assignee', of: (alert) => alert.assignee },
  { name: 'openedAt', of: (alert) => alert.openedAt },
  { name: 'dueAt', of: (alert) => alert.dueAt },
  { name: 'acknowledgedAt', of: (alert) => alert.acknowledgedAt },
  { name: 'acknowledgedBy', of: (alert) => alert.acknowledgedBy },
  { name: 'resolvedAt', of: (alert) => alert.resolvedAt },
  { name: 'resolvedBy', of: (alert) => alert.resolvedBy },
];

const rowsShown = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const inFocus = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['alert'];

export default function AlertsScreen() {
  const { say, figure } = useLanguage();
  const { may, member } = useSession();
  const mayAct = may('alerts:write');
  const { filters, filter, isFiltered, change, clear } = useAlertFilters();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [noting, setNoting] = useState<readonly string[] | null>(null);
  const [assigning, setAssigning] = useState<readonly string[] | null>(null);
  const [onEvery, setOnEvery] = useState(false);
  const pages = usePagesByCursor(['alerts', filter, filters.order], (page) => ask('GET /alerts', { query: { ...filter, order: filters.order, ...page } }), { refetchInterval: LOOK_EVERY_MS });
  const alerts = useMemo(() => pages.data?.pages.flatMap((page) => page.alerts) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.pagination.total;

  // A row that an action took away leaves its place, and the focus, to the next one.
  const place = useRef(-1);
  useEffect(() => {
    if (place.current < 0) return;
    const rows = rowsShown();
    if (document.activeElement === document.body) rows[Math.min(place.current, rows.length - 1)]?.focus();
    place.current = -1;
  }, [alerts]);
  // What was selected elsewhere is out of sight here, whatever led here: nothing is done with what nobody sees.
  useEffect(() => setChosen(new Set()), [filter]);
  const actions = useAlertActions(() => setChosen(new Set()));
  const act = (action: AlertAct, more: { assignee?: string | null; note?: string } = {}, ids: readonly string[] = meant(), then: () => void = () => undefined): void => {
    if (!mayAct || ids.length === 0 || actions.isPending) return;
    place.current = rowsShown().indexOf(document.activeElement as HTMLElement);
    actions.mutate({ action, ids, ...more }, { onSuccess: then });
  };
  /** What is selected, or else the row in focus. */
  function meant(): readonly string[] {
    const focused = inFocus();
    return chosen.size > 0 ? [...chosen] : focused ? [focused] : [];
  }
  const choose = useCallback((id: string) => setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))), []);
  const note = (): void => void (mayAct && meant().length > 0 && setNoting(meant()));
  useOwnKeys({
    a: () => act('acknowledge'),
    r: () => act('resolve'),
    m: () => act('assign', { assignee: member.email }),
    n: note,
    x: () => {
      const focused = inFocus();
      if (mayAct && focused) choose(focused);
    },
  });

  const everyChosen = alerts.length > 0 && alerts.every(({ id }) => chosen.has(id));
  return (
    <>
      <Heading title={say('alerts')} beside={total !== undefined && <span className="count">{figure(total)}</span>}>
        {mayAct && total !== undefined && total > 0 && <button type="button" onClick={() => setOnEvery(true)}>{say('everyMatch', { n: total })}</button>}
        <ExportButton
          name="alerts"
          columns={exported}
          load={async (cursor) => {
            const page = await ask('GET /alerts', { query: { ...filter, order: filters.order, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
            return { rows: page.alerts, next: page.pagination.nextCursor };
          }}
        />
      </Heading>
      <AlertFilters filters={filters} isFiltered={isFiltered} change={change} clear={clear} />
      {mayAct && (
        <div className={`bulk ${chosen.size > 0 ? 'open' : ''}`} role="toolbar" aria-label={say('selected', { n: chosen.size })}>
          {chosen.size > 0 ? (
            <>
              <b>{say('selected', { n: chosen.size })}</b>
              <button type="button" onClick={() => act('acknowledge')}>{say('acknowledge')} <kbd aria-hidden="true">a</kbd></button>
              <button type="button" onClick={() => act('resolve')}>{say('resolve')} <kbd aria-hidden="true">r</kbd></button>
              <button type="button" onClick={() => act('assign', { assignee: member.email })}>{say('assignToMe')} <kbd aria-hidden="true">m</kbd></button>
              <button type="button" onClick={() => setAssigning([...chosen])}>{say('assign')}</button>
              <button type="button" onClick={note}>{say('note')} <kbd aria-hidden="true">n</kbd></button>
              <button type="button" className="plain" onClick={() => setChosen(new Set())}>{say('selectNone')}</button>
            </>
          ) : actions.data || actions.error ? <Outcome of={actions.data} error={actions.error} /> : <p className="quiet small wide">{say('keysHint')}</p>}
        </div>
      )}
      <Answered to={pages}>
        {() =>
          alerts.length === 0 ? <NoAlerts isFiltered={isFiltered} status={filters.status} clear={clear} /> : (
            <div className="sheet">
              <table className="alerts">
                <AlertTableHead all={mayAct ? { chosen: everyChosen, onChoose: () => setChosen(everyChosen ? new Set() : new Set(alerts.map(({ id }) => id))) } : null} />
                <tbody>{alerts.map((alert) => <AlertRow key={alert.id} alert={alert} chosen={chosen.has(alert.id)} onChoose={mayAct ? choose : null} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          )
        }
      </Answered>
      {noting && <NoteDialog failure={failureOf('note', actions)} onClose={() => setNoting(null)} onNote={(text, kept) => act('note', { note: text }, noting, kept)} />}
      {assigning && <AssignDialog failure={failureOf('assign', actions)} onClose={() => setAssigning(null)} onAssign={(assignee, done) => act('assign', { assignee }, assigning, done)} />}
      {onEvery && <EveryMatch filter={filter} total={total ?? 0} onClose={() => setOnEvery(false)} />}
    </>
  );
}

function NoAlerts({ isFiltered, status, clear }: { readonly isFiltered: boolean; readonly status: string; readonly clear: () => void }) {
  const say = useSay();
  if (isFiltered) return <Nothing title={say('noMatch')} hint={say('noMatchHint')}><button type="button" onClick={clear}>{say('clearFilters')}</button></Nothing>;
  return status === 'PENDING' ? <Nothing title={say('noneWaiting')} hint={say('noneWaitingHint')} /> : <Nothing title={say('noAlerts')} hint={say('noAlertsHint')} />;
}
