import { mistakeIn } from '../../language/rule-mistakes.js';
import { useLanguage } from '../../language/language.js';
import type { Mistake } from './use-check.js';

interface Props {
  readonly mistake: Mistake;
  /** Puts the name that was meant where the wrong one stands, where that can be done. */
  readonly mend?: (() => void) | undefined;
}

/** What is wrong, and the way out: at best one press. */
export function MistakeSaid({ mistake: { code, says, meant }, mend }: Props) {
  const { say, language } = useLanguage();
  const own = mistakeIn(language, code);
  return (
    <span>
      {own === null ? says : <>{own}{meant && ` ${say('didYouMean', { name: meant })}`} <small className="quiet" lang="en">{says}</small></>}
      {meant && mend && <> <button type="button" className="link small" onClick={mend}>{say('putInstead', { name: meant })}</button></>}
    </span>
  );
}
