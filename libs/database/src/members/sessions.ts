import { createHash, randomBytes } from 'node:crypto';
import type { KeyHolder } from '../access/api-keys.js';
import type { Database } from '../database.js';

/** Whose session it is, without what the role allows: that is not for the database to say. */
export interface SessionHolder extends Omit<KeyHolder, 'permissions' | 'member'> {
  readonly member: { readonly id: string; readonly email: string; readonly name: string; readonly role: string };
}

/** Who wants to log in. */
export interface Claimant {
  readonly id: string;
  readonly passwordHash: string;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

interface HolderRow extends Record<string, unknown> {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly organizationId: string;
  readonly defaultCountry: string | null;
  readonly operates: boolean;
  readonly expiresAt: Date;
  readonly disabledAt: Date | null;
  readonly monthlyEventLimit: number | null;
}

/** Logins. A token carries 256 random bits and is in the cookie only; what is kept is its hash. */
export class Sessions {
  constructor(private readonly database: Database) {}

  async claimant(email: string): Promise<Claimant | null> {
    const [found] = await this.database.rows<Claimant & Record<string, unknown>>('select id, password_hash as "passwordHash" from member where email = $1 and disabled_at is null', [email]);
    return found ?? null;
  }

  /**
   * Answers the token. Those of the member that are over go. Null: while the password was compared it was changed, or its owner
   * shut out; a session that began then would have missed that all of them were ended.
   */
  begin({ id: memberId, passwordHash }: Claimant, hours: number): Promise<string | null> {
    const token = randomBytes(32).toString('base64url');
    return this.database.transaction(async (tx) => {
      const seen = await tx.run('update member set last_seen_at = now() where id = $1 and password_hash = $2 and disabled_at is null', [memberId, passwordHash]);
      if (seen === 0) return null;
      await tx.run('delete from member_session where member_id = $1 and expires_at <= now()', [memberId]);
      await tx.run(`insert into member_session (hash, member_id, expires_at) values ($1, $2, now() + $3 * interval '1 hour')`, [hashOf(token), memberId, hours]);
      return token;
    });
  }

  async end(token: string): Promise<void> {
    await this.database.run('delete from member_session where hash = $1', [hashOf(token)]);
  }

  async holder(token: string): Promise<SessionHolder | null> {
    const [row] = await this.database.rows<HolderRow>(
      {
        name: 'session-holder',
        text: `select m.id, m.email, m.name, m.role, m.disabled_at as "disabledAt", m.organization_id as "organizationId", s.expires_at as "expiresAt",
            o.default_country as "defaultCountry", o.operates, o.monthly_event_limit::float8 as "monthlyEventLimit"
          from member_session s join member m on m.id = s.member_id join organization o on o.id = m.organization_id where s.hash = $1`,
      },
      [hashOf(token)],
    );
    if (!row) return null;
    const { id, email, name, role, ...rest } = row;
    return { ...rest, keyId: id, kind: 'secret', revokedAt: null, allowedOrigins: [], member: { id, email, name, role } };
  }
}
