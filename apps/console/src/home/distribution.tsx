import { useQuery } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { dimensions } from '../asking/vocabulary.js';
import { useLanguage, useSay } from '../language/language.js';
import { toneOf } from '../pieces/score.js';
import { Answered } from '../pieces/states.js';

const STEP = 5;

/** How the scores of the last days are spread: between two cut-offs lies what the one would have challenged and the other not. */
export function Distribution() {
  const say = useSay();
  const calibration = useQuery({ queryKey: ['calibration'], queryFn: () => ask('GET /scores/calibration', {}), staleTime: 60_000 });
  return (
    <section className="panel">
      <h2>{say('distribution')}</h2>
      <Answered to={calibration}>
        {({ calibration: { dimensions: measured } }) => (
          <div className="spreads">
            {dimensions.map((dimension) => {
              const below = new Map(measured[dimension].map(({ cutoff, challenged }) => [cutoff, challenged]));
              const shares = Array.from({ length: 100 / STEP }, (_, n) => ({ from: n * STEP, share: (below.get((n + 1) * STEP)?.share ?? 0) - (below.get(n * STEP)?.share ?? 0) }));
              const rest = 1 - (below.get(100)?.share ?? 1);
              const last = shares.at(-1);
              if (last) last.share += rest;
              return <Spread key={dimension} name={say(dimension)} cases={below.get(100)?.cases ?? 0} shares={shares} />;
            })}
          </div>
        )}
      </Answered>
    </section>
  );
}

function Spread({ name, cases, shares }: { readonly name: string; readonly cases: number; readonly shares: readonly { readonly from: number; readonly share: number }[] }) {
  const { say, figure } = useLanguage();
  const most = Math.max(...shares.map(({ share }) => share), 0.01);
  return (
    <figure>
      <figcaption>{name} <span className="quiet small">{cases > 0 ? figure(cases) : say('noEvidence')}</span></figcaption>
      <svg viewBox="0 0 200 60" preserveAspectRatio="none" aria-hidden="true">
        {cases > 0 && shares.map(({ from, share }, n) => <rect key={from} className={toneOf(from + STEP / 2)} x={n * 10 + 1} width="8" y={60 - (58 * share) / most} height={(58 * share) / most} />)}
      </svg>
      <div className="scale quiet small"><span>0</span><span>50</span><span>100</span></div>
    </figure>
  );
}
