import { dimensions } from '../../asking/vocabulary.js';
import { useLanguage } from '../../language/language.js';
import { Score } from '../../pieces/score.js';
import type { ScoresAround } from './use-becoming.js';

/** Each score as it stood, as it came out, and the difference. */
export function ScoresBeforeAndAfter({ around: { entityId, before, after, scoredAt } }: { readonly around: ScoresAround }) {
  const { say, figure } = useLanguage();
  if (entityId === null) return <p className="quiet">{say('noScoresAround')}</p>;
  return (
    <>
      <table className="lags">
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">{say('what')}</span></th>
            <th scope="col" className="number">{say('before')}</th>
            <th scope="col" className="number">{say('after')}</th>
            <th scope="col" className="number"><span aria-label={say('sum')}>±</span></th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension) => {
            const [was, is] = [before?.scores[dimension], (after ?? before)?.scores[dimension]];
            const moved = was && is ? is.value - was.value : 0;
            return (
              <tr key={dimension}>
                <th scope="row">{say(dimension)}</th>
                <td className="number"><Score score={was} /></td>
                <td className="number"><Score score={is} /></td>
                <td className={`number mono ${moved < -0.05 ? 'bad' : moved > 0.05 ? 'good' : ''}`}>{Math.abs(moved) > 0.05 ? figure(moved, { decimals: 1, signed: true }) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {after === null && <p className="quiet small">{say(scoredAt === null ? 'notScoredYet' : 'scoresStayed')}</p>}
    </>
  );
}
