import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Failed } from '../pieces/states.js';
import type { AlertFilter } from './use-alert-filters.js';

type Leading = 'acknowledge' | 'resolve' | 'reopen';

/** What leads away from where the filter looks, so that every round finds others. */
const leading: Readonly<Record<NonNullable<AlertFilter['status']> | 'every', readonly Leading[]>> = {
  PENDING: ['acknowledge', 'resolve'],
  ACKNOWLEDGED: ['resolve', 'reopen'],
  RESOLVED: ['reopen'],
  every: ['acknowledge', 'resolve', 'reopen'],
};

/** Acts on all that a filter lets through, a thousand at a time, and can be stopped in between. */
export function EveryMatch({ filter, total, onClose }: { readonly filter: AlertFilter; readonly total: number; readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const stopped = useRef(false);

  async function act(action: Leading, note: string): Promise<void> {
    stopped.current = false;
    setFailure(null);
    setWorking(true);
    let sum = 0;
    try {
      for (let more = true; more && !stopped.current; ) {
        setDone(sum);
        const answer = await ask('POST /alerts/actions', { body: { action, filter, ...(note ? { note } : {}) } });
        sum += answer.done.length;
        // A filter finds the same alerts again where nothing could be done with them.
        more = answer.hasMore && answer.done.length > 0;
      }
    } catch (error) {
      setFailure(error as Error);
    }
    setDone(sum);
    setWorking(false);
    await client.invalidateQueries({ queryKey: ['alerts'] });
  }

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const value = valuesOf(event);
    void act(value('action') as Leading, value('note'));
  };
  return (
    <Dialog title={say('everyMatch', { n: total })} onClose={() => { stopped.current = true; onClose(); }}>
      <p className="quiet">{say('everyMatchHint')}</p>
      {failure && <Failed error={failure} />}
      {working ? (
        <p className="actions"><output>{say('actedSoFar', { n: done ?? 0 })}</output><button type="button" onClick={() => (stopped.current = true)}>{say('stop')}</button></p>
      ) : done !== null && !failure ? (
        <p><output>{say(stopped.current ? 'stopped' : 'acted', { n: done })}</output></p>
      ) : (
        <form onSubmit={submit}>
          <div className="choices" role="radiogroup" aria-label={say('what')}>
            {leading[filter.status ?? 'every'].map((action, n) => <label key={action}><input type="radio" name="action" value={action} defaultChecked={n === 0} />{say(action)}</label>)}
          </div>
          <label>{say('note')}<textarea name="note" rows={2} maxLength={2_000} /></label>
          <button type="submit" className="primary">{say('everyMatch', { n: total })}</button>
        </form>
      )}
    </Dialog>
  );
}
