import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Answer, ask } from '../asking/api.js';
import { dimensions } from '../asking/vocabulary.js';
import { useLanguage, useSay } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Chart } from '../pieces/chart.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Nothing } from '../pieces/states.js';

type Cycle = Answer<'GET /entities/{id}/history'>['history'][number];
const SHOWN = 5;
const scale = [0, 100] as const;

/** How the scores came about, cycle by cycle. */
export default function History({ id }: { readonly id: string }) {
  const { say, figure } = useLanguage();
  const told = useTold();
  const history = useQuery({ queryKey: ['history', id], queryFn: () => ask('GET /entities/{id}/history', { params: { id }, query: { limit: '200' } }) });
  return (
    <Answered to={history}>
      {({ history: cycles }) => {
        if (cycles.length === 0) return <Nothing title={say('nothing')} />;
        return (
          <>
            {cycles.length > 1 && <Lines cycles={cycles.toReversed()} />}
            <ol className="cycles">
              {cycles.slice(0, SHOWN).map((one) => (
                <li key={one.cycle}>
                  <Moment at={one.finishedAt} as="time" /> {told.cause(one)}
                  {one.changes.slice(0, 3).map((change) => <small key={change.code}>{figure(change.points, { decimals: 1, signed: true })} {told.title(change)}</small>)}
                </li>
              ))}
            </ol>
          </>
        );
      }}
    </Answered>
  );
}

function Lines({ cycles }: { readonly cycles: readonly Cycle[] }) {
  const say = useSay();
  const times = useMemo(() => cycles.map(({ finishedAt }) => Date.parse(finishedAt) / 1_000), [cycles]);
  const lines = useMemo(() => dimensions.map((dimension, n) => ({ name: say(dimension), color: `--line-${n + 1}`, values: cycles.map(({ scores }) => scores[dimension]?.value ?? null) })), [cycles, say]);
  return <Chart label={say('overTime')} times={times} lines={lines} range={scale} />;
}
