import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { inField } from '../pieces/moment.js';
import { Failed } from '../pieces/states.js';

const DAY_MS = 86_400_000;

/** All that failed since a moment, or all since then. What comes on top of 10,000 goes with the next round. */
export function ReplaySince({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [since, setSince] = useState(() => inField(Date.now() - DAY_MS));
  const replay = useMutation({
    mutationFn: (only: 'failed' | 'all') => ask('POST /webhooks/endpoints/{id}/replay', { params: { id }, body: { since: new Date(since).toISOString(), only } }),
    onSuccess: ({ hasMore, until }) => {
      if (hasMore && until) setSince(inField(Date.parse(until)));
      void client.invalidateQueries({ queryKey: ['deliveries'] });
      void client.invalidateQueries({ queryKey: ['endpoint'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    replay.mutate(valuesOf(event)('only') === 'all' ? 'all' : 'failed');
  };
  return (
    <Dialog title={say('replaySince')} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="quiet">{say('replaySinceHint')}</p>
        <label>{say('since')}<input type="datetime-local" required value={since} onChange={(event) => setSince(event.target.value)} /></label>
        <div className="choices" role="radiogroup" aria-label={say('what')}>
          <label><input type="radio" name="only" value="failed" defaultChecked />{say('onlyFailed')}</label>
          <label><input type="radio" name="only" value="all" />{say('everything')}</label>
        </div>
        {replay.error && <Failed error={replay.error} />}
        {replay.data && <output>{say('replayedMany', { n: replay.data.replayed })} {replay.data.hasMore && say('replayedMore')}</output>}
        <button type="submit" className="primary" disabled={replay.isPending}>{say('replaySince')}</button>
      </form>
    </Dialog>
  );
}
