import type { Label } from '@app/domain';
import type { Queryable } from '../database.js';

/** A statement to hold of one event: what it is, and when it became known; null: now. */
interface LabelOfEvent {
  readonly id: string;
  readonly label: Label;
  readonly knownAt: Date | null;
}

/**
 * A statement holds from when it became known until one that was told later takes over, at whatever moment that was known: what was
 * to hold after that moment is gone, what held at it ends there. Of each event, at every moment, one holds or none. What is said
 * of an event itself is more exact than what is said of its person, which holds only before the first of it.
 *
 * Its parts do not see each other, and need not: they change what comes after, before, and at the moment. The address of an event that
 * has no place yet is taken, too: should it turn out to be a private one, nobody asks about it.
 */
const hold = {
  name: 'label-hold',
  text: `with said as (
      select t.id, t.label, moment.known_at, own.until
      from unnest($3::uuid[], $4::text[], $5::timestamptz[]) as t(id, label, known_at)
      cross join lateral (select coalesce(t.known_at, now())::timestamptz(3) as known_at) moment
      cross join lateral (select min(l.known_at) as until from labelled_event l where l.event_id = t.id and l.through = 'event' and $2 = 'entity') own
      where own.until is null or own.until > moment.known_at
    ), gone as (
      delete from labelled_event l using said where l.event_id = said.id and l.known_at > said.known_at and (said.until is null or l.known_at < said.until)
    ), ended as (
      update labelled_event l set known_until = said.known_at from said
      where l.event_id = said.id and l.known_at < said.known_at and (l.known_until is null or l.known_until > said.known_at)
    )
    insert into labelled_event (event_id, organization_id, entity_id, label, known_at, known_until, through, event_at, destination, ip_address)
    select e.id, $1, e.entity_id, said.label, said.known_at, said.until, $2, e.timestamp,
      coalesce(e.destination_account_id, e.destination_cuit), case when e.network_class is distinct from 'private' then address_line(e.ip_address) end
    from said join event e on e.id = said.id
    on conflict (event_id, known_at) do update set label = excluded.label, known_until = excluded.known_until, through = excluded.through, entity_id = excluded.entity_id`,
};

/** `through`: whether it was said of the events themselves or of their entity. Whoever asks has locked the events: two at once would see nothing of each other. */
export const holdOf = (tx: Queryable, organizationId: string, through: 'event' | 'entity', told: readonly LabelOfEvent[]): Promise<number> =>
  tx.run(hold, [organizationId, through, told.map(({ id }) => id), told.map(({ label }) => label), told.map(({ knownAt }) => knownAt?.toISOString() ?? null)]);
