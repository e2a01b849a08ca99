import { customerDatasets } from '@app/domain';
import type { Database } from '../database.js';
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

interface Slice {
  readonly limit: number;
  readonly offset: number;
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
  async entries(organizationId: string, slug: string, term: string | undefined, { limit, offset }: Slice): Promise<{ items: DatasetEntry[]; total: number } | null> {
    const values = [organizationId, slug, term ?? null];
    const [own] = await this.database.rows<{ total: number; known: boolean }>(
      `select count(*)::int as total, exists (select 1 from dataset_entry where organization_id = $1 and slug = $2) as known from dataset_entry where ${matching}`,
      values,
    );
    if (!own?.known && !this.global.has(slug) && !customerDatasets.includes(slug)) return null;
    const items = await this.database.rows<{ key: string; value: string | null }>(`select key, value from dataset_entry where ${matching} order by key limit $4 offset $5`, [...values, limit, offset]);
    const total = own?.total ?? 0;
    const global = await this.notOverridden(organizationId, slug, term, { limit: limit - items.length, offset: Math.max(0, offset - total) });
    return { items: [...items.map((entry) => ({ ...entry, scope: 'CUSTOMER' as const })), ...global.items], total: total + global.total };
  }

  private async notOverridden(organizationId: string, slug: string, term: string | undefined, { limit, offset }: Slice): Promise<{ items: DatasetEntry[]; total: number }> {
    const all = this.global.get(slug)?.();
    const items: DatasetEntry[] = [];
    if (all === undefined) return { items, total: 0 };
    // The organization's keys, to be looked for among the global ones, and not the other way round: of these there may be 150,000.
    const rows = await this.database.rows<{ key: string }>('select key from dataset_entry where organization_id = $1 and slug = $2', [organizationId, slug]);
    const overridden = new Set(rows.map(({ key }) => key));
    const wanted = term?.toLowerCase();
    let total = 0;
    for (const [key, value] of all) {
      if (overridden.has(key) || (wanted !== undefined && !`${key} ${value}`.toLowerCase().includes(wanted))) continue;
      total += 1;
      if (total > offset && items.length < limit) items.push({ key, value, scope: 'GLOBAL' });
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
