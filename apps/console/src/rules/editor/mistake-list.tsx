import { useSay } from '../../language/language.js';
import { Failed } from '../../pieces/states.js';
import { MistakeSaid } from './mistake-said.js';
import type { Check, Mistake } from './use-check.js';

interface Props {
  readonly id: string;
  readonly check: Check | undefined;
  readonly error: Error | null;
  readonly isCurrent: boolean;
  readonly isEmpty: boolean;
  /** Goes to the place of a mistake, where that can be done. */
  readonly goTo?: (mistake: Mistake) => void;
  readonly mend?: (mistake: Mistake) => (() => void) | undefined;
}

/** What is wrong, each with its place and the way out; or that nothing is. */
export function MistakeList({ id, check, error, isCurrent, isEmpty, goTo, mend }: Props) {
  const say = useSay();
  if (error) return <div id={id}><Failed error={error} /></div>;
  const mistakes = isEmpty ? [] : (check?.mistakes ?? []);
  const state = isEmpty ? '' : !check || !isCurrent ? say('checking') : check.valid ? `${say('ruleFine')}${check.windows.length > 0 ? `. ${say('needsWindows', { n: check.windows.length })}` : ''}` : say('mistakes', { n: mistakes.length });
  return (
    <div id={id} className="mistakes">
      <p role="status" className={`small ${check?.valid && isCurrent ? 'good' : mistakes.length > 0 ? 'bad' : 'quiet'}`}>{state}</p>
      {mistakes.length > 0 && (
        <ul>
          {mistakes.map((mistake, n) => (
            <li key={n}>
              {goTo ? <button type="button" className="plain mono" onClick={() => goTo(mistake)}>{mistake.at || '–'}</button> : <span className="mono">{mistake.at || '–'}</span>}
              <MistakeSaid mistake={mistake} mend={mend?.(mistake)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
