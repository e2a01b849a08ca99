import { type ReactNode, useEffect } from 'react';
import { Refusal, Unheard } from '../asking/api.js';
import { useLanguage, useSay } from '../language/language.js';
import { refusalIn } from '../language/refusals/refusals.js';

export function Loading() {
  const say = useSay();
  return <div className="state" role="status"><span className="spin" aria-hidden="true" />{say('loading')}</div>;
}

/** An emptiness that says what to do about it. */
export function Nothing({ title, hint, heading = false, children }: { readonly title: string; readonly hint?: string; readonly heading?: boolean; readonly children?: ReactNode }) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div className="state empty">
      <Title className="title">{title}</Title>
      {hint && <p className="quiet">{hint}</p>}
      {children}
    </div>
  );
}

export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const { say, language } = useLanguage();
  const said = error instanceof Refusal ? refusalIn(language, error) : null;
  return (
    <div className="state failed" role="alert">
      <p className="title">{say(again ? 'failed' : 'notDone')}</p>
      <p>{error instanceof Unheard ? say('unheard') : (said?.message ?? error.message)}</p>
      {said?.fix && <p className="quiet">{said.fix}</p>}
      {error instanceof Refusal && error.requestId && <p className="quiet mono">{say('requestId', { id: error.requestId })}</p>}
      {again && <button type="button" onClick={again}>{say('again')}</button>}
    </div>
  );
}

interface Asking<Answer> {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Shows what was answered, or why it is not there yet. An old answer stays while a new one fails. */
export function Answered<Answer>({ to, children }: { readonly to: Asking<Answer>; readonly children: (answer: Answer) => ReactNode }) {
  if (to.data !== undefined) return children(to.data);
  if (to.error) return <Failed error={to.error} again={() => void to.refetch()} />;
  return <Loading />;
}

/** The one heading of a screen, which is also its name in the browser. */
export function Heading({ title, beside, children }: { readonly title: string; readonly beside?: ReactNode; readonly children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Tamiz`;
  }, [title]);
  return (
    <header className="heading">
      <div><h1>{title}</h1>{beside}</div>
      {children && <div className="actions">{children}</div>}
    </header>
  );
}
