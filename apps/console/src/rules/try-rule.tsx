import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../asking/api.js';
import { useLanguage } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { momentIn } from '../pieces/moment.js';
import { Failed } from '../pieces/states.js';
import type { Draft } from './draft.js';
import { Explained } from './explained.js';
import { Labelled, Suggesting } from './pieces.js';

/** What stands in the editor, asked about one stored event. */
export function TryRule({ draft }: { readonly draft: Draft }) {
  const { say, language } = useLanguage();
  const told = useTold();
  const [eventId, setEventId] = useState('');
  const newest = useQuery({ queryKey: ['events', 'newest-for-rules'], queryFn: () => ask('GET /events/user', { query: { limit: '25' } }) });
  const { name, ...nameless } = draft;
  const tried = useMutation({ mutationFn: () => ask('POST /rules/try', { body: { rule: { ...nameless, ...(name ? { name } : {}) }, eventId } }) });
  return (
    <>
      <p className="quiet small">{say('tryHint')}</p>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          tried.mutate();
        }}
      >
        <Labelled label={say('event')}>
          <Suggesting label={say('event')} className="event-id" value={eventId} onChange={setEventId} options={(newest.data?.events ?? []).map((event) => ({ value: event.id, label: `${event.eventType} ${momentIn(language, event.timestamp)}` }))} />
        </Labelled>
        <Labelled label={say('newestEvents')}>
          <select value="" onChange={(event) => setEventId(event.target.value)}>
            <option value="">–</option>
            {newest.data?.events.map((event) => <option key={event.id} value={event.id}>{event.eventType}, {event.entityExternalId ?? event.userId ?? ''}, {momentIn(language, event.timestamp)}</option>)}
          </select>
        </Labelled>
        <button type="submit" className="primary" disabled={eventId === '' || tried.isPending}>{say('ask')}</button>
      </form>
      {tried.error && <Failed error={tried.error} />}
      {tried.data && (
        <div role="status">
          <p>
            <span className={`pill ${tried.data.matched ? 'good' : ''}`}>{say(tried.data.matched ? 'ruleHolds' : 'ruleHoldsNot')}</span>
            {!tried.data.seen.inScope && <span className="pill doubtful">{say('outOfScope')}</span>} {told.ruling(tried.data.because)}
          </p>
          {tried.data.actions.length > 0 && <p>{say('wouldDo')}: {tried.data.actions.map(({ type }) => say(type)).join(', ')}.</p>}
          <Explained of={tried.data.conditions} />
          {tried.data.seen.troubles.length > 0 && <p className="doubtful small">{tried.data.seen.troubles.join(', ')}</p>}
        </div>
      )}
    </>
  );
}
