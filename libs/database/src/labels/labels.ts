import { type Label, reputationDays } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { holdOf } from './hold.js';

/** What somebody says about an event or an entity. */
export interface LabelToTell {
  readonly label: Label;
  /** When it became known; null: now. */
  readonly knownAt: Date | null;
  readonly reason: string | null;
}

/** One statement of the past or of now, as it is shown. */
export interface LabelRecord {
  readonly number: number;
  readonly label: Label;
  readonly knownAt: Date;
  readonly reason: string | null;
  readonly keyId: string;
  readonly toldAt: Date;
}

type Subject = 'event' | 'entity';

/** Who has so many events within the time that reputations look back has the newest of them labelled. */
const MOST_OF_ENTITY = 500;

const columns = 'number, label, known_at as "knownAt", reason, key_id as "keyId", told_at as "toldAt"';

// Locked, so that two labels of one event get two numbers. In id order, as everywhere.
const lockEvents = {
  name: 'label-lock-events',
  text: `select e.id from event e where e.id = any($2::uuid[]) and e.organization_id is not distinct from $1 order by e.id for no key update`,
};

const lockEntity = { name: 'label-lock-entity', text: 'select id from entity where id = any($2::uuid[]) and organization_id = $1 and deleted_at is null for no key update' };

const standing = {
  name: 'label-standing',
  text: `select distinct on (subject_id) subject_id as "subjectId", ${columns} from label where subject_id = any($1::uuid[]) order by subject_id, number desc`,
};

const tell = {
  name: 'label-insert',
  text: `insert into label (subject_id, number, organization_id, subject, label, known_at, reason, key_id)
    select t.id, t.number, $1, $2, t.label, coalesce(t.known_at, now()), t.reason, $3
    from unnest($4::uuid[], $5::int[], $6::text[], $7::timestamptz[], $8::text[]) as t(id, number, label, known_at, reason)`,
};

const lockNewestOfEntity = {
  name: 'label-lock-newest-of-entity',
  text: `select e.id from (
      select id, timestamp from event where entity_id = $1 and timestamp between coalesce($2, now()) - interval '${reputationDays} days' and coalesce($2, now())
      order by timestamp desc limit ${MOST_OF_ENTITY}
    ) newest join event e on e.id = newest.id and e.timestamp = newest.timestamp order by e.id for no key update of e`,
};

/** What people found out. It feeds reputations from then on; scores of the past stay as they were. */
export class Labels {
  constructor(private readonly database: Database) {}

  /** Answers the ids of the organization's events among them. Who says again what holds already leaves no trace. */
  tellOfEvents(organizationId: string, keyId: string, told: ReadonlyMap<string, LabelToTell>): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const found = await tx.rows<{ id: string }>(lockEvents, [organizationId, [...told.keys()]]);
      const changed = await write(tx, { organizationId, keyId, subject: 'event' }, pick(told, found));
      if (changed.length > 0) await holdOf(tx, organizationId, 'event', changed);
      return found.map(({ id }) => id);
    });
  }

  /** False: the organization has no such entity. Its events of the last weeks count as labelled with it. */
  tellOfEntity(organizationId: string, keyId: string, entityId: string, told: LabelToTell): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const found = await tx.rows<{ id: string }>(lockEntity, [organizationId, [entityId]]);
      const [changed] = await write(tx, { organizationId, keyId, subject: 'entity' }, pick(new Map([[entityId, told]]), found));
      if (changed) {
        const events = await tx.rows<{ id: string }>(lockNewestOfEntity, [entityId, changed.knownAt?.toISOString() ?? null]);
        await holdOf(tx, organizationId, 'entity', events.map(({ id }) => ({ ...changed, id })));
      }
      return found.length > 0;
    });
  }

  /** What was said of an event or an entity, the newest first. */
  of(organizationId: string, subject: Subject, id: string): Promise<LabelRecord[]> {
    return this.database.rows<LabelRecord & Record<string, unknown>>(`select ${columns} from label where subject_id = $1 and subject = $2 and organization_id = $3 order by number desc limit 100`, [id, subject, organizationId]);
  }
}

interface Told extends LabelToTell {
  readonly id: string;
}

const pick = (told: ReadonlyMap<string, LabelToTell>, found: readonly { readonly id: string }[]): Told[] =>
  found.flatMap(({ id }) => {
    const label = told.get(id);
    return label ? [{ id, ...label }] : [];
  });

/** Answers those that said something new. */
async function write(tx: Queryable, { organizationId, keyId, subject }: { organizationId: string; keyId: string; subject: Subject }, told: readonly Told[]): Promise<Told[]> {
  const rows = await tx.rows<LabelRecord & { subjectId: string }>(standing, [told.map(({ id }) => id)]);
  const held = new Map(rows.map((row) => [row.subjectId, row]));
  const changed = told.filter((one) => !saysTheSame(one, held.get(one.id)));
  if (changed.length === 0) return [];
  await tx.run(tell, [
    organizationId, subject, keyId,
    changed.map(({ id }) => id), changed.map(({ id }) => (held.get(id)?.number ?? 0) + 1), changed.map(({ label }) => label),
    changed.map(({ knownAt }) => knownAt?.toISOString() ?? null), changed.map(({ reason }) => reason),
  ]);
  return changed;
}

/** Without a moment of its own it is whatever moment was meant. */
const saysTheSame = (told: LabelToTell, held: LabelRecord | undefined): boolean =>
  held !== undefined && held.label === told.label && held.reason === told.reason && (told.knownAt === null || told.knownAt.getTime() === held.knownAt.getTime());
