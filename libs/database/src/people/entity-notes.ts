import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { behind, type Place } from '../behind.js';
import { nameOfActor } from '../members/name-of-actor.js';
import type { PageAsked } from '../page.js';

/** What somebody wrote about an entity, as it is shown. */
export interface EntityNoteRecord {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

type Row = EntityNoteRecord & Record<string, unknown>;
const columns = 'n.id, n.text, n.by, n.at';

/** What people know of an entity and no event tells. Nothing is taken back: what was wrong is said in the next one. */
export class EntityNotes {
  constructor(private readonly database: Database) {}

  write(organizationId: string, entityId: string, text: string, keyId: string): Promise<EntityNoteRecord> {
    return this.database.transaction(async (tx) => {
      const [written] = await tx.rows<Row>(`insert into entity_note as n (id, organization_id, entity_id, text, by) values ($1, $2, $3, $4, $5) returning ${columns}`, [uuid(), organizationId, entityId, text, await nameOfActor(tx, keyId)]);
      return written as EntityNoteRecord;
    });
  }

  /** The newest first. */
  async list(organizationId: string, entityId: string, { limit, offset, after }: PageAsked & { readonly after: Place | null }): Promise<{ notes: EntityNoteRecord[]; total: number; hasMore: boolean }> {
    const values = [entityId, organizationId];
    const where = 'n.entity_id = $1 and (n.organization_id = $2) is true';
    const beyond = behind(after, { at: 'n.at', id: 'n.id', direction: 'desc' }, values.length);
    const notes = await this.database.rows<Row>(`select ${columns} from entity_note n where ${where}${beyond.condition} order by ${beyond.order} limit ${limit + 1} offset ${offset}`, [...values, ...beyond.values]);
    const [counted] = await this.database.rows<{ total: number }>(`select count(*)::int as total from entity_note n where ${where}`, values);
    return { notes: notes.slice(0, limit), total: counted?.total ?? 0, hasMore: notes.length > limit };
  }
}
