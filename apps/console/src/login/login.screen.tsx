import { type FormEvent, useState } from 'react';
import { Refusal } from '../asking/api.js';
import { useDoor } from '../asking/session.js';
import { useLanguage } from '../language/language.js';
import { refusalIn } from '../language/refusals/refusals.js';
import { Sieve } from '../shell/frame.js';

export function LoginScreen() {
  const { say, language } = useLanguage();
  const { enter } = useDoor();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      await enter(String(form.get('email')), String(form.get('password')));
    } catch (error) {
      setBusy(false);
      if (error instanceof Refusal && error.status === 401) setFailure(say('loginFailed'));
      else if (error instanceof Refusal && error.status === 429) setFailure(say('loginTooOften'));
      else setFailure(error instanceof Refusal ? refusalIn(language, error).message : say('unheard'));
    }
  }

  return (
    <main className="login">
      <form onSubmit={(event) => void submit(event)}>
        <Sieve />
        <h1>Tamiz</h1>
        <p className="quiet">{say('promise')}</p>
        <label>{say('email')}<input name="email" type="email" autoComplete="username" required autoFocus maxLength={254} /></label>
        <label>{say('password')}<input name="password" type="password" autoComplete="current-password" required maxLength={200} /></label>
        {failure && <p className="refusal" role="alert">{failure}</p>}
        <button type="submit" className="primary" disabled={busy}>{say('logIn')}</button>
        <p className="quiet small">{say('loginHint')}</p>
      </form>
    </main>
  );
}
