import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { IsNull } from 'typeorm';
import type { Database, Queryable } from '../database.js';
import { ApiKeyEntity } from '../tables/organization.entity.js';

export type KeyKind = 'secret' | 'publishable';

/** A key without its secret: what may be shown. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly prefix: string;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** Where a publishable key may be used from; empty: anywhere. */
  readonly allowedOrigins: readonly string[];
  readonly disabledAt: Date | null;
}

/** Whose key or session it is and what it may do. */
export interface KeyHolder {
  readonly keyId: string;
  readonly kind: KeyKind;
  readonly organizationId: string;
  readonly defaultCountry: string | null;
  readonly permissions: readonly string[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly disabledAt: Date | null;
  /** Where a publishable key may be used from; empty: anywhere. */
  readonly allowedOrigins: readonly string[];
  /** The most events of the organization in a calendar month; null: no limit. */
  readonly monthlyEventLimit: number | null;
  /** Whether its organization runs the installation. */
  readonly operates: boolean;
  /** Who is logged in; left out for a key. */
  readonly member?: { readonly id: string; readonly email: string; readonly name: string; readonly role: string };
}

export interface KeyWish {
  readonly name: string;
  readonly kind: KeyKind;
  readonly permissions: readonly string[];
  readonly expiresAt?: Date | null;
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** What may be changed of a key. */
export interface KeyChange {
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
}

const shown = { id: true, name: true, kind: true, prefix: true, permissions: true, createdAt: true, expiresAt: true, revokedAt: true, allowedOrigins: true, disabledAt: true } as const;

const PREFIX_LENGTH = 11;
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Bearer keys. They carry 192 random bits, so a plain hash is enough to keep them. */
export class ApiKeys {
  constructor(private readonly database: Database) {}

  /** The key itself is in this answer and nowhere else, ever. */
  async create(organizationId: string, wish: KeyWish, within: Queryable = this.database): Promise<ApiKey & { key: string }> {
    const key = `${wish.kind === 'secret' ? 'sk' : 'pk'}_${randomBytes(24).toString('base64url')}`;
    const row = {
      id: uuid(),
      name: wish.name,
      kind: wish.kind,
      prefix: key.slice(0, PREFIX_LENGTH),
      permissions: [...wish.permissions],
      createdAt: new Date(),
      expiresAt: wish.expiresAt ?? null,
      revokedAt: null,
      allowedOrigins: [...(wish.allowedOrigins ?? [])],
      disabledAt: null,
    };
    await within.run(
      `insert into api_key (id, organization_id, name, kind, prefix, hash, permissions, created_at, expires_at, allowed_origins) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [row.id, organizationId, row.name, row.kind, row.prefix, hashOf(key), row.permissions, row.createdAt, row.expiresAt, row.allowedOrigins],
    );
    return { ...row, key };
  }

  async holder(key: string): Promise<KeyHolder | null> {
    const [holder] = await this.database.rows<KeyHolder & Record<string, unknown>>(
      {
        name: 'key-holder',
        text: `select k.id as "keyId", k.kind, k.organization_id as "organizationId", o.default_country as "defaultCountry", k.permissions,
            k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.disabled_at as "disabledAt", k.allowed_origins as "allowedOrigins",
            o.monthly_event_limit::float8 as "monthlyEventLimit", o.operates
          from api_key k join organization o on o.id = k.organization_id where k.hash = $1`,
      },
      [hashOf(key)],
    );
    return holder ?? null;
  }

  list(organizationId: string): Promise<ApiKey[]> {
    return this.table.find({
      select: shown,
      where: { organizationId },
      order: { createdAt: 'ASC' },
    });
  }

  /** A key that is not revoked. */
  find(organizationId: string, id: string): Promise<ApiKey | null> {
    return this.table.findOne({ select: shown, where: { id, organizationId, revokedAt: IsNull() } });
  }

  /** What is left out stays as it is. Answers null when there is no such living key. */
  async change(organizationId: string, id: string, { name, enabled, allowedOrigins }: KeyChange): Promise<ApiKey | null> {
    const disabledAt = enabled === undefined ? undefined : enabled ? null : new Date();
    const change = Object.fromEntries(Object.entries({ name, disabledAt, allowedOrigins }).filter(([, value]) => value !== undefined));
    if (Object.keys(change).length > 0) await this.table.update({ id, organizationId, revokedAt: IsNull() }, change);
    return this.find(organizationId, id);
  }

  /** Answers false when there is no such living key. */
  async revoke(organizationId: string, id: string): Promise<boolean> {
    const { affected } = await this.table.update({ id, organizationId, revokedAt: IsNull() }, { revokedAt: new Date() });
    return affected === 1;
  }

  private get table() {
    return this.database.source.getRepository(ApiKeyEntity);
  }
}
