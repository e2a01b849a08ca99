import { ApiKeys, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** A revoked key works at most this long, in ms: the price of not asking the database with every request. */
const REMEMBER_MS = 2_000;
const REMEMBER_MOST = 10_000;

/** Who holds which key. */
@Injectable()
export class Access {
  private readonly remembered = new Map<string, { holder: KeyHolder; until: number }>();

  constructor(private readonly keys: ApiKeys) {}

  async holderOf(authorization: string | undefined): Promise<KeyHolder> {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!key) throw new AppError('UNAUTHORIZED', { reason: 'The request carries no key.' });
    const holder = this.recall(key) ?? (await this.find(key));
    if (holder.revokedAt) throw new AppError('UNAUTHORIZED', { reason: 'This key was revoked.' });
    if (holder.disabledAt) throw new AppError('UNAUTHORIZED', { reason: 'This key is disabled.' });
    if (holder.expiresAt && holder.expiresAt.getTime() <= Date.now()) throw new AppError('UNAUTHORIZED', { reason: 'This key has expired.' });
    return holder;
  }

  private recall(key: string): KeyHolder | undefined {
    const known = this.remembered.get(key);
    return known && known.until > Date.now() ? known.holder : undefined;
  }

  private async find(key: string): Promise<KeyHolder> {
    const holder = await this.keys.holder(key);
    if (!holder) throw new AppError('UNAUTHORIZED', { reason: 'Nobody holds this key.' });
    if (this.remembered.size >= REMEMBER_MOST) this.remembered.clear();
    this.remembered.set(key, { holder, until: Date.now() + REMEMBER_MS });
    return holder;
  }
}
