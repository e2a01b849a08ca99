import { useSay } from '../../language/language.js';
import { Failed } from '../../pieces/states.js';
import { type Backtest, useStopBacktest } from './use-backtests.js';

/** How far it has come, and the way to stop it. */
export function BacktestProgress({ backtest }: { readonly backtest: Backtest }) {
  const say = useSay();
  const stop = useStopBacktest();
  const { processed, total } = backtest;
  return (
    <div className="under-way" role="status">
      <progress aria-label={say('backtest')} {...(total ? { value: processed, max: total } : {})} />
      <span>{say('progress', { n: processed, total: total ?? '…' })}</span>
      <button type="button" disabled={stop.isPending} onClick={() => stop.mutate(backtest.id)}>{say('stop')}</button>
      {stop.error && <Failed error={stop.error} />}
    </div>
  );
}

/** What came to no report says why. */
export function BacktestEnded({ backtest: { status, processed, lastError } }: { readonly backtest: Backtest }) {
  const say = useSay();
  return <p className="notice" role="status">{status === 'stopped' ? say('stoppedAfter', { n: processed }) : `${say('failedRun')}: ${lastError ?? ''}`}</p>;
}
