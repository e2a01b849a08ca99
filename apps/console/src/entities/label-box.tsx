import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Failed } from '../pieces/states.js';

type Label = 'fraud' | 'legitimate';

/** What somebody or something turned out to be. The last word holds. */
export function LabelBox({ of, id }: { readonly of: 'event' | 'entity'; readonly id: string }) {
  const say = useSay();
  const { may } = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const key = ['label', of, id];
  const label = useQuery({ queryKey: key, queryFn: () => (of === 'event' ? ask('GET /events/{id}/label', { params: { id } }) : ask('GET /entities/{id}/label', { params: { id } })) });
  const tell = useMutation({
    mutationFn: (told: Label) => {
      const asked = { params: { id }, body: { label: told, ...(reason.trim() ? { reason: reason.trim() } : {}) } };
      return of === 'event' ? ask('POST /events/{id}/label', asked) : ask('POST /entities/{id}/label', asked);
    },
    onSuccess: (answer) => {
      setReason('');
      client.setQueryData(key, answer);
    },
  });
  return (
    <section className="panel">
      <h2>{say('eventLabel')}</h2>
      <Answered to={label}>
        {({ label: held }) => (
          <p>
            {held ? <><span className={`pill ${held.label === 'fraud' ? 'bad' : 'good'}`}>{say(held.label)}</span> <Moment at={held.toldAt} /> {held.reason && <q>{held.reason}</q>}</> : <span className="quiet">{say('noLabel')}</span>}
          </p>
        )}
      </Answered>
      {may(of === 'event' ? 'events:update' : 'entities:update') && (
        <div className="actions">
          <input value={reason} onChange={(event) => setReason(event.target.value)} placeholder={say('labelReason')} aria-label={say('labelReason')} maxLength={1_000} />
          <button type="button" disabled={tell.isPending} onClick={() => tell.mutate('fraud')}>{say('fraud')}</button>
          <button type="button" disabled={tell.isPending} onClick={() => tell.mutate('legitimate')}>{say('legitimate')}</button>
        </div>
      )}
      {tell.error && <Failed error={tell.error} />}
    </section>
  );
}
