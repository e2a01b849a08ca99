import './rule-tabs.css';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { useSay } from '../language/language.js';
import { Loading } from '../pieces/states.js';
import type { Draft } from './draft.js';
import type { Rule } from './rule-words.js';
import { TryRule } from './try-rule.js';
import { Versions } from './versions/versions.js';

const Backtests = lazy(() => import('./backtest/backtests.js'));
const Hits = lazy(() => import('./hits.js'));

const names = { try: 'tryIt', backtest: 'backtest', hits: 'hits', versions: 'versions' } as const;
type Tab = keyof typeof names;

interface Props {
  readonly rule: Rule | null;
  readonly draft: Draft;
  readonly isDirty: boolean;
  readonly onRestore: (text: Draft, version: number) => void;
}

/** What can be asked about a rule; the address says which is open. */
export function RuleTabs({ rule, draft, isDirty, onRestore }: Props) {
  const say = useSay();
  const [parameters, setParameters] = useSearchParams();
  const tabs = (Object.keys(names) as Tab[]).filter((tab) => rule !== null || tab === 'try' || tab === 'backtest');
  const open = tabs.find((tab) => tab === parameters.get('tab')) ?? 'try';
  return (
    <section className="panel tabs" aria-label={say(names[open])}>
      <div className="choices" role="group" aria-label={say('rule')}>
        {tabs.map((tab) => <button key={tab} type="button" aria-pressed={tab === open} onClick={() => setParameters({ tab }, { replace: true })}>{say(names[tab])}</button>)}
      </div>
      <Suspense fallback={<Loading />}>
        {open === 'try' && <TryRule draft={draft} />}
        {open === 'backtest' && <Backtests rule={rule} draft={draft} isDirty={isDirty} />}
        {open === 'hits' && rule && <Hits rule={rule} />}
        {open === 'versions' && rule && <Versions rule={rule} onRestore={onRestore} />}
      </Suspense>
    </section>
  );
}
