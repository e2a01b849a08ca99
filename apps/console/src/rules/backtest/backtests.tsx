import { type FormEvent, useState } from 'react';
import { useSession } from '../../asking/session.js';
import { useLanguage, useSay } from '../../language/language.js';
import { valuesOf } from '../../pieces/form-values.js';
import { inField, Moment } from '../../pieces/moment.js';
import { Answered, Failed } from '../../pieces/states.js';
import { type Draft, hitsTheSame } from '../draft.js';
import { Labelled } from '../pieces.js';
import type { Rule } from '../rule-words.js';
import { BacktestEnded, BacktestProgress } from './progress.js';
import { BacktestReport } from './report.js';
import { type Backtest, isUnderWay, lastDays, newestOf, useBacktests, useRunBacktest } from './use-backtests.js';

/** `2026-01-30` */
const DAY = 10;
const statusNames = { queued: 'queued', running: 'running', completed: 'completed', failed: 'failedRun', stopped: 'ruleStopped' } as const;

interface Props {
  readonly rule: Rule | null;
  readonly draft: Draft;
  readonly isDirty: boolean;
}

export default function Backtests({ rule, draft, isDirty }: Props) {
  const say = useSay();
  const { may } = useSession();
  const backtests = useBacktests();
  const run = useRunBacktest();
  const [chosen, setChosen] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const value = valuesOf(event);
    const day = (name: string): Date => new Date(`${value(name)}T00:00:00`);
    const until = day('until');
    until.setDate(until.getDate() + 1);
    setChosen(null);
    run.mutate({ rule: isDirty ? null : rule, draft, period: { from: day('from').toISOString(), to: until.toISOString() } });
  };
  const { from, to } = lastDays(6);
  return (
    <>
      <p className="quiet small">{say('backtestHint')}</p>
      {may('rules:write') && (
        <form className="filters" onSubmit={submit}>
          <Labelled label={say('from')}><input type="date" name="from" required defaultValue={inField(from).slice(0, DAY)} /></Labelled>
          <Labelled label={say('until')}><input type="date" name="until" required defaultValue={inField(to).slice(0, DAY)} /></Labelled>
          <button type="submit" className="primary" disabled={run.isPending}>{say('runBacktest')}</button>
        </form>
      )}
      {run.error && <Failed error={run.error} />}
      <Answered to={backtests}>
        {({ backtests: all }) => {
          const own = all.filter((one) => (rule !== null && one.ruleId === rule.id) || one.rule.name === draft.name || hitsTheSame(one.rule, draft));
          const shown = own.find(({ id }) => id === chosen) ?? newestOf(own, draft);
          return (
            <>
              {shown && isUnderWay(shown) && <BacktestProgress backtest={shown} />}
              {shown && !isUnderWay(shown) && !shown.report && <BacktestEnded backtest={shown} />}
              {shown?.report && <BacktestReport backtest={shown} report={shown.report} />}
              {own.length > 0 && <Earlier backtests={own} draft={draft} shown={shown?.id} onChoose={setChosen} />}
            </>
          );
        }}
      </Answered>
    </>
  );
}

function Earlier({ backtests, draft, shown, onChoose }: { readonly backtests: readonly Backtest[]; readonly draft: Draft; readonly shown: string | undefined; readonly onChoose: (id: string) => void }) {
  const { say, figure } = useLanguage();
  return (
    <details className="earlier">
      <summary>{say('earlier')} <span className="quiet">{backtests.length}</span></summary>
      <ul className="list">
        {backtests.map((one) => (
          <li key={one.id}>
            <button type="button" className="plain" aria-pressed={one.id === shown} onClick={() => onChoose(one.id)}><Moment at={one.createdAt} as="time" /></button>
            <span>{say(hitsTheSame(one.rule, draft) ? 'ofThese' : 'ofOthers')}{one.lastError && <small className="body">{one.lastError}</small>}</span>
            <span>{say(statusNames[one.status])}, {figure(one.hits)} {say('hits').toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
