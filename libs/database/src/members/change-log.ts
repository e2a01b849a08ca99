import { v7 as uuid } from 'uuid';
import type { Place } from '../behind.js';
import type { Database } from '../database.js';
import type { PageAsked } from '../page.js';

export interface ChangeToLog {
  readonly organizationId: string;
  readonly actorKind: 'member' | 'key';
  readonly actorId: string;
  readonly operation: string;
  readonly path: string;
  readonly body: Record<string, unknown> | null;
}

/** A change as it is shown. */
export interface ChangeRecord {
  readonly id: string;
  readonly at: Date;
  readonly by: { readonly kind: 'member' | 'key'; readonly id: string; readonly name: string | null };
  readonly operation: string;
  readonly path: string;
  readonly body: Record<string, unknown> | null;
  readonly done: boolean;
}

type Row = Omit<ChangeRecord, 'by'> & { readonly kind: 'member' | 'key'; readonly actorId: string; readonly name: string | null } & Record<string, unknown>;

/** Who changed what. An entry is written before its change, so that no change is without one. */
export class ChangeLog {
  constructor(private readonly database: Database) {}

  async begin({ organizationId, actorKind, actorId, operation, path, body }: ChangeToLog): Promise<string> {
    const id = uuid();
    await this.database.run('insert into change_log (id, organization_id, actor_kind, actor_id, operation, path, body) values ($1, $2, $3, $4, $5, $6, $7)', [
      id, organizationId, actorKind, actorId, operation, path, body === null ? null : JSON.stringify(body),
    ]);
    return id;
  }

  async done(id: string): Promise<void> {
    await this.database.run('update change_log set done_at = now() where id = $1', [id]);
  }

  /** The change was refused: nothing was changed. */
  async withdraw(id: string): Promise<void> {
    await this.database.run('delete from change_log where id = $1', [id]);
  }

  /** The newest first. */
  async list(organizationId: string, { limit, offset, after }: PageAsked & { readonly after: Place | null }): Promise<{ changes: ChangeRecord[]; total: number; hasMore: boolean }> {
    const rows = await this.database.rows<Row>(
      `select c.id, c.at, c.operation, c.path, c.body, c.done_at is not null as done, c.actor_kind as kind, c.actor_id as "actorId", coalesce(m.name, k.name) as name
       from (select * from change_log where organization_id = $1${after ? ' and (at, id) < ($4::timestamptz, $5)' : ''} order by at desc, id desc offset $2 limit $3) c
       left join member m on m.id = c.actor_id and c.actor_kind = 'member' left join api_key k on k.id = c.actor_id and c.actor_kind = 'key'
       order by c.at desc, c.id desc`,
      [organizationId, offset, limit + 1, ...(after ? [after.at, after.id] : [])],
    );
    const [counted] = await this.database.rows<{ total: number }>('select count(*)::int as total from change_log where organization_id = $1', [organizationId]);
    return { changes: rows.slice(0, limit).map(({ kind, actorId, name, ...change }) => ({ ...change, by: { kind, id: actorId, name } })), total: counted?.total ?? 0, hasMore: rows.length > limit };
  }
}
