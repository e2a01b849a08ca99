import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { EventRow, EventTableHead } from '../events/event-row.js';
import { useSay } from '../language/language.js';
import { Answered } from '../pieces/states.js';

const SHOWN = '15';

/** What the person did up to the moment of the alert, the newest first: what an analyst would scroll for. */
export function JustBefore({ entityId, until, raisedBy }: { readonly entityId: string; readonly until: string; readonly raisedBy: string | undefined }) {
  const say = useSay();
  const events = useQuery({ queryKey: ['events', 'until', entityId, until], queryFn: () => ask('GET /events/user', { query: { entity_id: entityId, end_date: until, limit: SHOWN } }), staleTime: 60_000 });
  return (
    <section className="panel">
      <h2>{say('justBefore')} <Link href={`/events?entity_id=${entityId}`}>{say('more')}</Link></h2>
      <Answered to={events}>
        {(page) =>
          page.events.length === 0 ? <p className="quiet">{say('noEventsBefore')}</p> : (
            <div className="sheet"><table><EventTableHead /><tbody>{page.events.map((event) => <EventRow key={event.id} event={event} fresh={event.id === raisedBy} />)}</tbody></table></div>
          )
        }
      </Answered>
    </section>
  );
}
