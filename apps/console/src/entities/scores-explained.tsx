import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, ask, Refusal } from '../asking/api.js';
import { dimensions } from '../asking/vocabulary.js';
import { useLanguage } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Moment } from '../pieces/moment.js';
import { toneOf } from '../pieces/score.js';
import { Answered, Nothing } from '../pieces/states.js';
import { ChangedFacts } from './changed-facts.js';
import { Contributions } from './contributions.js';

type Analysis = Answer<'GET /entities/{id}/analysis'>;
type Dimension = (typeof dimensions)[number];
const FIRST_CUTOFF = 60;

/** The four scores, each opening the ledger that adds up to it, and what would lift those below a cut-off. */
export function ScoresExplained({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const [cutoff, setCutoff] = useState(FIRST_CUTOFF);
  const analysis = useQuery({
    queryKey: ['analysis', id, cutoff],
    queryFn: () => ask('GET /entities/{id}/analysis', { params: { id }, query: { cutoff: String(cutoff) } }),
    placeholderData: (before) => before,
    refetchInterval: 15_000,
  });
  if (analysis.error instanceof Refusal && analysis.error.code === 'ANALYSIS_NOT_FOUND') return <Nothing title={say('notScored')} hint={say('notScoredHint')} />;
  return <Answered to={analysis}>{(answer) => <Explained answer={answer} cutoff={cutoff} setCutoff={setCutoff} />}</Answered>;
}

function Explained({ answer: { analysis, counterfactuals = [] }, cutoff, setCutoff }: { readonly answer: Analysis; readonly cutoff: number; readonly setCutoff: (cutoff: number) => void }) {
  const { say, figure } = useLanguage();
  const known = dimensions.filter((dimension) => analysis.scores[dimension]);
  const lowest = known.toSorted((a, b) => (analysis.scores[a]?.value ?? 0) - (analysis.scores[b]?.value ?? 0))[0];
  const [chosen, choose] = useState<Dimension | undefined>(lowest);
  const score = chosen && analysis.scores[chosen];
  return (
    <>
      <div className="dials" role="tablist" aria-label={say('sum')}>
        {dimensions.map((dimension) => (
          <Dial key={dimension} name={say(dimension)} score={analysis.scores[dimension] ?? null} chosen={dimension === chosen} onChoose={() => choose(dimension)} />
        ))}
      </div>
      <div className="columns wide-left" role="tabpanel" aria-label={chosen && say(chosen)}>
        <section className="panel">
          <h2>{chosen ? `${say(chosen)}: ${say('why', { score: score ? figure(score.value, { decimals: 1 }) : '–' })}` : say('noEvidence')}</h2>
          {chosen && score ? (
            <Contributions prior={score.prior} value={score.value} observations={analysis.observations.filter(({ dimension }) => dimension === chosen)} />
          ) : <p className="quiet">{say('noEvidence')}</p>}
          <p className="quiet small">
            {say('seenBy', { events: analysis.eventCount, devices: analysis.deviceCount, ms: Math.round(analysis.durationMs) })} · <Moment at={analysis.finishedAt} />
          </p>
        </section>
        <section className="panel">
          <h2>{say('wouldLift')}</h2>
          <label className="slider">
            {say('cutoff')} <b>{cutoff}</b>
            <input type="range" min="5" max="95" step="5" value={cutoff} onChange={(event) => setCutoff(Number(event.target.value))} />
          </label>
          {counterfactuals.length === 0 && <p className="quiet">{say('aboveCutoff', { cutoff })}</p>}
          {counterfactuals.map((one) => <Lift key={one.dimension} lift={one} cutoff={cutoff} />)}
        </section>
      </div>
    </>
  );
}

/** Without what a score would not be below the cut-off, and with which facts. */
function Lift({ lift: { dimension, score, scoreThen, without, reachable, change }, cutoff }: { readonly lift: NonNullable<Analysis['counterfactuals']>[number]; readonly cutoff: number }) {
  const { say, figure } = useLanguage();
  const told = useTold();
  const [now, then] = [figure(score, { upTo: 2 }), scoreThen === null ? '–' : figure(scoreThen, { upTo: 2 })];
  return (
    <article className="counterfactual">
      <h3>{say(dimension)} <span className="quiet">→ {scoreThen === null ? '–' : figure(scoreThen)}</span></h3>
      {!reachable && <p>{say('outOfReach', { score: now, then, cutoff })}</p>}
      {reachable && (
        <>
          <p>{scoreThen === null ? say('liftedToNothing', { score: now }) : say('lifted', { score: now, then })}</p>
          <ul>{without.map((one) => <li key={one.code}>{told.title(one)} <span className="mono">{figure(one.contribution, { decimals: 1 })}</span></li>)}</ul>
        </>
      )}
      {change && <ChangedFacts change={change} />}
    </article>
  );
}

interface DialProps {
  readonly name: string;
  readonly score: { readonly value: number; readonly confidence: number } | null;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const RADIUS = 26;
const ARC = Math.PI * RADIUS;

/** Half a circle: how far it is filled says the score, how solid it is how sure we are. */
function Dial({ name, score, chosen, onChoose }: DialProps) {
  const { say, percent } = useLanguage();
  return (
    <button type="button" role="tab" aria-selected={chosen} className={`dial ${score ? toneOf(score.value) : 'none'}`} onClick={onChoose}>
      <svg viewBox="0 0 64 36" aria-hidden="true">
        <path className="track" d={`M 6 32 A ${RADIUS} ${RADIUS} 0 0 1 58 32`} />
        {score && <path className="value" d={`M 6 32 A ${RADIUS} ${RADIUS} 0 0 1 58 32`} strokeDasharray={`${(ARC * score.value) / 100} ${ARC}`} opacity={0.35 + 0.65 * score.confidence} />}
      </svg>
      <span className="figure">{score ? Math.round(score.value) : '–'}</span>
      <span className="name">{name}</span>
      <span className="quiet small">{score ? say('confidence', { percent: percent(score.confidence) }) : say('noEvidence')}</span>
    </button>
  );
}

