import { v7 as uuid } from 'uuid';
import type { Database, Queryable } from '../database.js';

/** A member as they are shown. */
export interface MemberRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly lastSeenAt: Date | null;
}

export interface MemberToAdd {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly passwordHash: string;
}

export interface MemberChange {
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly passwordHash?: string | undefined;
  readonly enabled?: boolean | undefined;
}

type Row = MemberRecord & Record<string, unknown>;
const columns = 'id, email, name, role, created_at as "createdAt", disabled_at as "disabledAt", last_seen_at as "lastSeenAt"';

/** The people of an organization who work in the console. */
export class Members {
  constructor(private readonly database: Database) {}

  list(organizationId: string): Promise<MemberRecord[]> {
    return this.database.rows<Row>(`select ${columns} from member where organization_id = $1 order by created_at, id`, [organizationId]);
  }

  async find(organizationId: string, id: string): Promise<MemberRecord | null> {
    const [found] = await this.database.rows<Row>(`select ${columns} from member where id = $1 and organization_id = $2`, [id, organizationId]);
    return found ?? null;
  }

  /** Null when the address is taken, in whatever organization. */
  async add(organizationId: string, { email, name, role, passwordHash }: MemberToAdd, within: Queryable = this.database): Promise<MemberRecord | null> {
    const [added] = await within.rows<Row>(
      `insert into member (id, organization_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing returning ${columns}`,
      [uuid(), organizationId, email, name, role, passwordHash],
    );
    return added ?? null;
  }

  /** What is left out stays as it is. Whoever may do less than before has to log in again. */
  change(organizationId: string, id: string, change: MemberChange): Promise<MemberRecord | 'not found' | 'last admin'> {
    return this.database.transaction(async (tx) => {
      const held = await holdWithAdmins(tx, organizationId, id);
      const current = held.find((one) => one.id === id);
      if (!current) return 'not found';
      const loses = isAdmin(current) && (change.enabled === false || (change.role !== undefined && change.role !== 'admin'));
      if (loses && !held.some((one) => one.id !== id && isAdmin(one))) return 'last admin';
      const [changed] = await tx.rows<Row>(
        `update member set name = coalesce($2, name), role = coalesce($3, role), password_hash = coalesce($4, password_hash),
           disabled_at = case when $5::boolean is null then disabled_at when $5 then null else coalesce(disabled_at, now()) end
         where id = $1 returning ${columns}`,
        [id, change.name ?? null, change.role ?? null, change.passwordHash ?? null, change.enabled ?? null],
      );
      if (change.role !== undefined || change.passwordHash !== undefined || change.enabled === false) await tx.run('delete from member_session where member_id = $1', [id]);
      return changed as MemberRecord;
    });
  }
}

const isAdmin = ({ role, disabledAt }: MemberRecord): boolean => role === 'admin' && disabledAt === null;

/** Their rows are held until the change is made, so that admins cannot dismiss each other; in id order, so that those who try wait and do not deadlock. */
const holdWithAdmins = (tx: Queryable, organizationId: string, id: string): Promise<Row[]> =>
  tx.rows<Row>(`select ${columns} from member where organization_id = $1 and (id = $2 or role = 'admin' and disabled_at is null) order by id for update`, [organizationId, id]);
