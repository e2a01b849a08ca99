import { operatingPermissions, permissionsOfRole, type Role } from '@app/contracts';
import { ApiKeys, type KeyHolder, Sessions } from '@app/database';
import { AppError } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** A revoked key or an ended session works at most this long, in ms: the price of not asking the database with every request. */
const REMEMBER_MS = 2_000;
const REMEMBER_MOST = 10_000;

/** Who holds which key or session. */
@Injectable()
export class Access {
  private readonly remembered = new Map<string, { holder: KeyHolder; until: number }>();

  constructor(private readonly keys: ApiKeys, private readonly sessions: Sessions) {}

  async holderOf(authorization: string | undefined): Promise<KeyHolder> {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!key) throw new AppError('UNAUTHORIZED', { reason: 'The request carries no key.' });
    const holder = await this.known(`key ${key}`, () => this.keys.holder(key));
    if (!holder) throw new AppError('UNAUTHORIZED', { reason: 'Nobody holds this key.' });
    if (holder.revokedAt) throw new AppError('UNAUTHORIZED', { reason: 'This key was revoked.' });
    if (holder.disabledAt) throw new AppError('UNAUTHORIZED', { reason: 'This key is disabled.' });
    if (isOver(holder)) throw new AppError('UNAUTHORIZED', { reason: 'This key has expired.' });
    return holder;
  }

  /** Whose session it is; what the role allows is what a key with those permissions may do. */
  async memberOf(token: string): Promise<KeyHolder> {
    const holder = await this.known(`session ${token}`, () => this.bySession(token));
    if (!holder || holder.disabledAt || isOver(holder)) throw new AppError('UNAUTHORIZED', { reason: 'The session is over. Log in again.' });
    return holder;
  }

  /** A session that was ended here is over at once; other processes follow when their memory does. */
  forget(token: string): void {
    this.remembered.delete(`session ${token}`);
  }

  private async bySession(token: string): Promise<KeyHolder | null> {
    const holder = await this.sessions.holder(token);
    return holder && { ...holder, permissions: permissionsOfRole[holder.member.role as Role] ?? [] };
  }

  private async known(name: string, find: () => Promise<KeyHolder | null>): Promise<KeyHolder | null> {
    const known = this.remembered.get(name);
    if (known && known.until > Date.now()) return known.holder;
    const found = await find();
    if (!found) return null;
    const holder = found.operates ? found : { ...found, permissions: found.permissions.filter((permission) => !operatingPermissions.some((one) => one === permission)) };
    if (this.remembered.size >= REMEMBER_MOST) this.remembered.clear();
    this.remembered.set(name, { holder, until: Date.now() + REMEMBER_MS });
    return holder;
  }
}

const isOver = ({ expiresAt }: KeyHolder): boolean => expiresAt !== null && expiresAt.getTime() <= Date.now();
