import { useSay } from '../language/language.js';
import { Failed } from '../pieces/states.js';
import type { Acted } from './use-alert-actions.js';

/** What became of an action; what could not be done is not kept quiet. */
export function Outcome({ of, error }: { readonly of: Acted | undefined; readonly error: Error | null }) {
  const say = useSay();
  if (error) return <Failed error={error} />;
  const not = of ? of.impossible.length + of.notFound.length : 0;
  return (
    <output className="outcome" aria-live="polite">
      {of && say('acted', { n: of.done.length + of.asTheyWere.length })} {not > 0 && <span className="bad">{say('actedNot', { n: not })}</span>}
    </output>
  );
}
