import { memo, useState } from 'react';
import { Link } from 'wouter';
import type { EventShown } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { NetworkClass, PlaceName } from '../pieces/place.js';

/** What went wrong stands out; were what went well green, nothing would. */
const toneOf = (type: string): string => (/FAIL|REJECT|BLOCK|DENIED/.test(type) ? 'bad' : 'plain-tone');

export const EventType = ({ type }: { readonly type: string }) => <span className={`type ${toneOf(type)}`}>{type}</span>;

export const whoOf = ({ entityExternalId, userId, taxId }: Pick<EventShown, 'entityExternalId' | 'userId' | 'taxId'>): string | null => entityExternalId ?? userId ?? taxId;

/** Seen in every list of events. Rows are many and change seldom. */
export const EventRow = memo(function EventRow({ event, fresh = false }: { readonly event: EventShown; readonly fresh?: boolean }) {
  const say = useSay();
  const who = whoOf(event);
  // What lights up goes on doing so when more comes.
  const [isFresh, setFresh] = useState(fresh);
  if (fresh && !isFresh) setFresh(true);
  return (
    <tr className={isFresh ? 'fresh' : undefined}>
      <td><Link href={`/events/${event.id}`} data-row="" className="open"><EventType type={event.eventType} /></Link></td>
      <td className="clip">{event.entityId ? <Link href={`/entities/${event.entityId}`}>{who ?? event.entityId.slice(0, 8)}</Link> : <span className="quiet">{who ?? say('noPerson')}</span>}</td>
      <td className="clip">{event.location ? <PlaceName place={event.location} /> : <span className="quiet">{event.ipAddress ? say('placing') : '–'}</span>}</td>
      <td className="wide"><NetworkClass of={event.location?.networkClass ?? null} /></td>
      <td className="wide mono clip">{event.ipAddress ?? '–'}</td>
      <td className="wide mono clip">{event.deviceId ?? '–'}</td>
      <td className="end"><Moment at={event.timestamp} as="time" /></td>
    </tr>
  );
});

export function EventTableHead() {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">{say('type')}</th>
        <th scope="col">{say('person')}</th>
        <th scope="col">{say('place')}</th>
        <th scope="col" className="wide">{say('network')}</th>
        <th scope="col" className="wide">{say('address')}</th>
        <th scope="col" className="wide">{say('device')}</th>
        <th scope="col" className="end">{say('time')}</th>
      </tr>
    </thead>
  );
}
