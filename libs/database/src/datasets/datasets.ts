import { customerDatasets } from '@app/domain';
import type { Database } from '../database.js';
import type { ScopedPlace } from '../mappings/mappings.js';
import type { PageAsked } from '../page.js';
import { settingsChanged } from '../scoring/rescoring.js';

export type DatasetScope = 'CUSTOMER' | 'GLOBAL';

/** One look-up table of one scope, and how much is in it. */
export interface DatasetRecord {
  readonly slug: string;
  readonly scope: DatasetScope;
  readonly entries: number;
}

/** One key of a table. A customer's own without a value switches a global key off. */
export interface DatasetEntry {
  readonly key: string;
  readonly value: string | null;
  readonly scope: DatasetScope;
}

const matching = `organization_id = $1 and slug = $2 and ($3::text is null or position(lower($3) in lower(key || ' ' || coalesce(value, ''))) > 0)`;

/** The look-up tables that everybody has, by slug; one is read when somebody asks for it. */
export type GlobalDatasets = ReadonlyMap<string, () => ReadonlyMap<string, string>>;

/** An organization's look-up tables beside the global ones. */
export class Datasets {
  constructor(private readonly database: Database, private readonly global: GlobalDatasets) {}

  async list(organizationId: string): Promise<DatasetRecord[]> {
    const rows = await this.database.rows<{ slug: string; entries: number }>('select slug, count(*)::int as entries from dataset_entry where organization_id = $1 group by slug', [organizationId]);
    const own = new Map([...customerDatasets.map((slug): [string, number] => [slug, 0]), ...rows.map(({ slug, entries }): [string, number] => [slug, entries])]);
    const records: DatasetRecord[] = [
      ...[...own].map(([slug, entries]) => ({ slug, scope: 'CUSTOMER' as const, entries })),
      ...[...this.global].map(([slug, read]) => ({ slug, scope: 'GLOBAL' as const, entries: read().size })),
    ];
    return records.sort((a, b) => (`${a.slug} ${a.scope}` < `${b.slug} ${b.scope}` ? -1 : 1));
  }

  /** The organization's own entries before the global ones that they do not override, each by key; null where there is no such table. */
  async entries(organizationId: string, slug: string, term: string | undefined, { limit, offset, after }: PageAsked & { readonly after: ScopedPlace | null }): Promise<{ items: DatasetEntry[]; total: number; hasMore: boolean } | null> {
    const values = [organizationId, slug, term ?? null];
    const [own] = await this.database.rows<{ total: number; known: boolean }>(
      `select count(*)::int as total, exists (select 1 from dataset_entry where organization_id = $1 and slug = $2) as known from dataset_entry where ${matching}`,
      values,
    );
    if (!own?.known && !this.global.has(slug) && !customerDatasets.includes(slug)) return null;
    const isPast = after?.scope === 'GLOBAL';
    const items = isPast ? [] : await this.database.rows<{ key: string; value: string | null }>(
      `select key, value from dataset_entry where ${matching}${after ? ' and key > $6' : ''} order by key limit $4 offset $5`,
      [...values, limit + 1, offset, ...(after ? [after.key] : [])],
    );
    const total = own?.total ?? 0;
    const global = await this.notOverridden(organizationId, slug, term, { limit: limit + 1 - items.length, offset: Math.max(0, offset - total), behind: isPast ? after.key : null });
    const found = [...items.map((entry) => ({ ...entry, scope: 'CUSTOMER' as const })), ...global.items];
    return { items: found.slice(0, limit), total: total + global.total, hasMore: found.length > limit };
  }

  private async notOverridden(organizationId: string, slug: string, term: string | undefined, { limit, offset, behind }: PageAsked & { readonly behind: string | null }): Promise<{ items: DatasetEntry[]; total: number }> {
    const all = this.global.get(slug)?.();
    const items: DatasetEntry[] = [];
    if (all === undefined) return { items, total: 0 };
    // The organization's keys, to be looked for among the global ones, and not the other way round: of these there may be 150,000.
    const rows = await this.database.rows<{ key: string }>('select key from dataset_entry where organization_id = $1 and slug = $2', [organizationId, slug]);
    const overridden = new Set(rows.map(({ key }) => key));
    const wanted = term?.toLowerCase();
    let total = 0;
    let isReached = behind === null;
    for (const [key, value] of all) {
      const isThere = isReached;
      isReached ||= key === behind;
      if (overridden.has(key) || (wanted !== undefined && !`${key} ${value}`.toLowerCase().includes(wanted))) continue;
      total += 1;
      if (isThere && total > offset && items.length < limit) items.push({ key, value, scope: 'GLOBAL' });
    }
    return { items, total };
  }

  /** The same key overwrites; of one that is given twice the last counts. Whoever was scored by what it said before is scored again. Answers how many keys were written. */
  put(organizationId: string, slug: string, entries: readonly { readonly key: string; readonly value: string | null }[]): Promise<number> {
    // In key order, so that two callers with the same keys wait instead of deadlocking.
    const last = [...new Map(entries.map((entry) => [entry.key, entry])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    return this.database.transaction(async (tx) => {
      const written = await tx.run(
        `insert into dataset_entry (organization_id, slug, key, value) select $1, $2, * from unnest($3::text[], $4::text[])
         on conflict (organization_id, slug, key) do update set value = excluded.value, updated_at = now()`,
        [organizationId, slug, last.map(({ key }) => key), last.map(({ value }) => value)],
      );
      await settingsChanged(tx, organizationId, 'datasets');
      return written;
    });
  }

  /** Answers false when the organization has no such key of its own. */
  remove(organizationId: string, slug: string, key: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const removed = await tx.run('delete from dataset_entry where organization_id = $1 and slug = $2 and key = $3', [organizationId, slug, key]);
      if (removed === 1) await settingsChanged(tx, organizationId, 'datasets');
      return removed === 1;
    });
  }
}
