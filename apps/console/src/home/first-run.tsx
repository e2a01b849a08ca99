import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ask, type EventShown } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { CopyButton } from '../pieces/copy-button.js';
import { Failed } from '../pieces/states.js';
import { useNewKey } from '../settings/use-new-key.js';

const example = '{"eventType":"LOGIN_SUCCESS","taxId":"20242455496","country":"AR","userId":"user_12345","ipAddress":"190.16.0.1"}';
const curlWith = (key: string): string =>
  `curl -X POST '${location.origin}/events/user?withAutoEntity=true' \\\n  -H 'Authorization: Bearer ${key}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${example}'`;

const LOOK_EVERY_MS = 1_500;

/** From nothing to a first score and who is told: each step is done when it is true, whoever did it. */
export function FirstRun({ first, onOver }: { readonly first: EventShown | undefined; readonly onOver: () => void }) {
  const say = useSay();
  const { may } = useSession();
  const create = useNewKey();
  const key = create.data?.apiKey.key;
  const curl = curlWith(key ?? 'sk_…');
  const isScored = useIsScored(first?.entityId ?? null);
  const hasRule = useQuery({ queryKey: ['rules', 'any'], queryFn: async () => (await ask('GET /rules', { query: { limit: '1' } })).rules.length > 0, enabled: may('rules:read') }).data ?? false;
  const hasEndpoint = useQuery({ queryKey: ['endpoints', 'any'], queryFn: async () => (await ask('GET /webhooks/endpoints', {})).endpoints.length > 0, enabled: may('webhooks:read') }).data ?? false;
  return (
    <section className={`panel first-run ${first ? 'lit' : ''}`}>
      <h2>{say('firstRun')} {first && <button type="button" className="plain" onClick={onOver}>{say('firstRunOver')}</button>}</h2>
      <ol>
        <Step name={say('stepKey')} isDone={key !== undefined || first !== undefined} />
        <Step name={say('stepEvent')} isDone={first !== undefined} />
        <Step name={say('stepScore')} isDone={isScored} />
        <Step name={<Link href="/rules">{say('stepRule')}</Link>} isDone={hasRule} />
        <Step name={<Link href="/webhooks">{say('stepEndpoint')}</Link>} isDone={hasEndpoint} />
      </ol>
      <p className="arrived" role="status">
        {first && (
          <>
            <b>{say('arrivedNow', { type: first.eventType })}</b> <Link href={`/events/${first.id}`}>{say('seeEvent')}</Link>
            {isScored && first.entityId && <> · <Link href={`/entities/${first.entityId}`}>{say('seeScores')}</Link></>}
          </>
        )}
      </p>
      {!first && (
        <>
          <p className="quiet">{say(key ? 'pasteHint' : 'keyFirst')}</p>
          <pre tabIndex={0} aria-label={say('firstRun')}>{curl}</pre>
          <div className="actions">
            {may('keys:write') && !key && <button type="button" className="primary" disabled={create.isPending} onClick={() => create.mutate({ name: 'First event', kind: 'secret' })}>{say('makeKey')}</button>}
            {key && <CopyButton text={curl} className="primary" />}
          </div>
          {create.error && <Failed error={create.error} />}
        </>
      )}
    </section>
  );
}

function Step({ name, isDone }: { readonly name: ReactNode; readonly isDone: boolean }) {
  const say = useSay();
  return <li><span className={`pill ${isDone ? 'good' : ''}`}>{say(isDone ? 'done' : 'open')}</span> {name}</li>;
}

/** The scores come a moment after the event. */
function useIsScored(entityId: string | null): boolean {
  const entity = useQuery({
    queryKey: ['entity', entityId, 'scored'],
    queryFn: () => ask('GET /entities/{id}', { params: { id: entityId ?? '' } }),
    enabled: entityId !== null,
    refetchInterval: ({ state }) => (hasScore(state.data) ? false : LOOK_EVERY_MS),
  });
  return hasScore(entity.data);
}

const hasScore = (answer: { readonly entity: { readonly scores: Readonly<Record<string, object | null>> } } | undefined): boolean =>
  answer !== undefined && Object.values(answer.entity.scores).some((score) => score !== null);
