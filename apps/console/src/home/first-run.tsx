import { useState } from 'react';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Failed } from '../pieces/states.js';
import { useNewKey } from '../settings/use-new-key.js';

const event = '{"eventType":"LOGIN_SUCCESS","taxId":"20242455496","country":"AR","userId":"user_12345","ipAddress":"190.16.0.1"}';
const curlWith = (key: string): string =>
  `curl -X POST '${location.origin}/events/user?withAutoEntity=true' \\\n  -H 'Authorization: Bearer ${key}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${event}'`;

/** From nothing to a first event. The screen changes by itself when it arrives. */
export function FirstRun() {
  const say = useSay();
  const { may } = useSession();
  const create = useNewKey();
  const [copied, setCopied] = useState(false);
  const key = create.data?.apiKey.key;
  const curl = curlWith(key ?? 'sk_…');
  const steps = [[say('stepKey'), key !== undefined], [say('stepEvent'), false], [say('stepScore'), false]] as const;
  return (
    <section className="panel first-run">
      <h2>{say('firstRun')}</h2>
      <p className="quiet">{say('firstRunHint')}</p>
      <ol>{steps.map(([step, isDone]) => <li key={step}><span className={`pill ${isDone ? 'good' : ''}`}>{say(isDone ? 'done' : 'open')}</span> {step}</li>)}</ol>
      <pre tabIndex={0} aria-label={say('firstRun')}>{curl}</pre>
      <div className="actions">
        {may('keys:write') && !key && <button type="button" className="primary" disabled={create.isPending} onClick={() => create.mutate({ name: 'First event', kind: 'secret' })}>{say('makeKey')}</button>}
        {key && <button type="button" className="primary" onClick={() => void navigator.clipboard.writeText(curl).then(() => setCopied(true))}>{say(copied ? 'copied' : 'copy')}</button>}
      </div>
      {create.error && <Failed error={create.error} />}
    </section>
  );
}
