import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { Answered, Failed } from '../pieces/states.js';
import { BacktestProgress } from './backtest/progress.js';
import { type Backtest, isUnderWay, lastDays, lastOf, useBacktests, useRunBacktest } from './backtest/use-backtests.js';
import type { Draft } from './draft.js';

interface Props {
  readonly draft: Draft;
  readonly isActive: boolean;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Nothing begins to act before whoever publishes it was told whom it would have touched, or that nobody knows. */
export function PublishDialog({ draft, isActive, isPending, onConfirm, onClose, children }: Props) {
  const { say } = useLanguage();
  const backtests = useBacktests();
  return (
    <Dialog title={say('publishThis', { name: draft.name })} onClose={onClose}>
      <p>{say(isActive ? 'saveActive' : 'publishHint')}</p>
      <Answered to={backtests}>{({ backtests: all }) => <Radius draft={draft} last={lastOf(all, draft)} />}</Answered>
      {children}
      <p className="actions"><button type="button" className="primary" disabled={isPending} onClick={onConfirm}>{say('publishAnyway')}</button></p>
    </Dialog>
  );
}

function Radius({ draft, last }: { readonly draft: Draft; readonly last: Backtest | undefined }) {
  const { say, language, percent } = useLanguage();
  const run = useRunBacktest();
  if (last && isUnderWay(last)) return <BacktestProgress backtest={last} />;
  if (last?.report) {
    const day = (at: string): string => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(new Date(at));
    const { share } = last.report.blastRadius;
    const blanks = { from: day(last.from), until: day(last.to), entities: last.report.entities, hits: last.hits, alerts: last.report.alerts, share: share === null ? '?' : percent(share, { decimals: 1 }) };
    return <p className="radius">{say('radius', blanks)}</p>;
  }
  return (
    <>
      <p className="notice">{say('noRadius')}</p>
      {run.error && <Failed error={run.error} />}
      <button type="button" disabled={run.isPending} onClick={() => run.mutate({ rule: null, draft, period: lastDays(7) })}>{say('backtestNow')}</button>
    </>
  );
}
