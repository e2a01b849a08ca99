import type { Answer } from '../asking/api.js';
import { useLanguage } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';

type Observation = Answer<'GET /entities/{id}/analysis'>['analysis']['observations'][number];

/** A ledger: where everybody starts, what each observation gave or took, and what that makes. */
export function Contributions({ prior, value, observations }: { readonly prior: number; readonly value: number; readonly observations: readonly Observation[] }) {
  const { say, figure } = useLanguage();
  const told = useTold();
  const ordered = observations.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  let at = prior;
  return (
    <table className="ledger">
      <tbody>
        <tr className="quiet"><td>{say('prior')}</td><td /><td className="number mono">{figure(prior, { decimals: 1 })}</td></tr>
        {ordered.map((observation) => {
          const { code, contribution } = observation;
          const from = at;
          at += contribution;
          return (
            <tr key={code}>
              <td><b>{told.title(observation)}</b><small>{told.reason(observation)}</small></td>
              <td className="step"><Step from={from} to={at} /></td>
              <td className={`number mono ${contribution < 0 ? 'bad' : 'good'}`}>{figure(contribution, { decimals: 1, signed: true })}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr><th scope="row">{say('sum')}</th><td /><td className="number mono"><b>{figure(value, { decimals: 1 })}</b></td></tr>
      </tfoot>
    </table>
  );
}

/** Where on the way from 0 to 100 this one moved the score. */
function Step({ from, to }: { readonly from: number; readonly to: number }) {
  const low = Math.max(0, Math.min(from, to));
  const width = Math.max(0.8, Math.min(100, Math.abs(to - from)));
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" x2="100" y1="5" y2="5" className="rail" />
      <rect x={low} y="1" width={width} height="8" className={to < from ? 'took' : 'gave'} />
    </svg>
  );
}
