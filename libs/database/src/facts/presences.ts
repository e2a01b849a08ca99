import { addressEvents } from '@app/domain';
import type { Queryable } from '../database.js';
import { ByPlace } from './by-place.js';
import { spanOf } from './span.js';
import { isRegarded } from './regarded.js';

/** A line of the public Internet, and between which moments somebody asks about it, in ms since 1970. */
export interface Watch {
  readonly organizationId: string;
  readonly line: string;
  readonly from: number;
  readonly until: number;
}

/** Somebody was on an address at a moment. */
export interface Presence {
  readonly entityId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

// One text and not an array: it is split here in a fraction of the time. "is not distinct from" keeps the planner from the index by
// time, which starts with the organization: the address leads. Whoever is disregarded is found by an index of those alone.
const walk = {
  name: 'facts-presences',
  text: `select a.n, met.present from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[]) as a(n, organization_id, line, from_at, until_at)
    cross join lateral (
      select count(*) as events, string_agg(e.entity_id || ' ' || date_part('epoch', e.timestamp) * 1000, ',') filter (
        where e.entity_id is not null and ${isRegarded('e.entity_id')}
      ) as present
      from (
        select entity_id, timestamp from event
        where address_line(ip_address) = a.line and organization_id is not distinct from a.organization_id and timestamp between a.from_at and a.until_at
          and timestamp >= $6 and timestamp <= $7
        order by timestamp desc limit ${addressEvents + 1}
      ) e
    ) met where met.events <= ${addressEvents}`,
};

const UUID_LENGTH = 36;
const ADDRESS = 'address';

/** A stretch of an address that was walked. */
interface Walked {
  readonly from: number;
  readonly until: number;
  /** Who was found; left out: more than is looked at. */
  found?: readonly Presence[];
}

/**
 * Who was on the addresses of a batch. Each is walked once, whoever asks: most have seen one person and nobody else, and nothing
 * more need be asked about them. Those who are disregarded are nobody.
 */
export class Presences {
  static readonly none = new Presences(new ByPlace());

  private constructor(private readonly walked: ByPlace<readonly Walked[]>) {}

  static async on(tx: Queryable, watches: readonly Watch[]): Promise<Presences> {
    const all = together(watches);
    if (all.length === 0) return Presences.none;
    const rows = await tx.rows<{ n: number; present: string | null }>(walk, [
      all.map((_, n) => n),
      all.map(({ organizationId }) => organizationId),
      all.map(({ line }) => line),
      all.map(({ from }) => new Date(from)),
      all.map(({ until }) => new Date(until)),
      ...spanOf(all.flatMap(({ from, until }) => [from, until])),
    ]);
    const walked = new ByPlace<Walked[]>();
    const places = all.map(({ organizationId, line, from, until }): Walked => {
      const stretch: Walked = { from, until };
      const some = walked.get(organizationId, ADDRESS, line);
      if (some) some.push(stretch);
      else walked.set(organizationId, ADDRESS, line, [stretch]);
      return stretch;
    });
    for (const { n, present } of rows) (places[n] as Walked).found = presencesIn(present);
    return new Presences(walked);
  }

  /** In no order. Null where that is not known: nobody watched, or more happened than is looked at. */
  during(watch: Watch): readonly Presence[] | null {
    const { organizationId, line, from, until } = watch;
    const walked = this.walked.get(organizationId, ADDRESS, line)?.find((one) => one.from <= from && until <= one.until);
    return walked?.found?.filter(({ at }) => at >= from && at <= until) ?? null;
  }

  /** How many people are among them. */
  peopleDuring(watch: Watch): number | null {
    const found = this.during(watch);
    // On most addresses somebody is alone.
    const isOne = found?.every(({ entityId }) => entityId === found[0]?.entityId);
    return found && (isOne ? Math.min(1, found.length) : new Set(found.map(({ entityId }) => entityId)).size);
  }
}

/** What is watched of each address, where one watch reaches into the next as one. */
function together(watches: readonly Watch[]): Watch[] {
  const byAddress = new ByPlace<Watch[]>();
  const stretches: Watch[][] = [];
  for (const watch of watches) {
    const some = byAddress.get(watch.organizationId, ADDRESS, watch.line);
    if (some) {
      some.push(watch);
      continue;
    }
    const first = [watch];
    byAddress.set(watch.organizationId, ADDRESS, watch.line, first);
    stretches.push(first);
  }
  return stretches.flatMap((some) => (some.length > 1 ? joined(some) : some));
}

function joined(watches: Watch[]): Watch[] {
  const stretches: Watch[] = [];
  for (const watch of watches.sort((one, other) => one.from - other.from)) {
    const last = stretches.at(-1);
    if (last === undefined || watch.from > last.until) stretches.push(watch);
    else if (watch.until > last.until) stretches[stretches.length - 1] = { ...last, until: watch.until };
  }
  return stretches;
}

function presencesIn(text: string | null): Presence[] {
  return text === null ? [] : text.split(',').map((one) => ({ entityId: one.slice(0, UUID_LENGTH), at: Math.round(Number(one.slice(UUID_LENGTH))) }));
}
