import { customerDatasets, globalDatasets } from '@app/domain';
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

/** An organization's look-up tables beside the global ones. */
export class Datasets {
  constructor(private readonly database: Database) {}

  async list(organizationId: string): Promise<DatasetRecord[]> {
    const rows = await this.database.rows<{ slug: string; entries: number }>('select slug, count(*)::int as entries from dataset_entry where organization_id = $1 group by slug', [organizationId]);
    const own = new Map([...customerDatasets.map((slug): [string, number] => [slug, 0]), ...rows.map(({ slug, entries }): [string, number] => [slug, entries])]);
    const records: DatasetRecord[] = [
      ...[...own].map(([slug, entries]) => ({ slug, scope: 'CUSTOMER' as const, entries })),
      ...[...globalDatasets].map(([slug, entries]) => ({ slug, scope: 'GLOBAL' as const, entries: entries.size })),
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
    if (!own?.known && !globalDatasets.has(slug) && !customerDatasets.includes(slug)) return null;
    const items = await this.database.rows<{ key: string; value: string | null }>(`select key, value from dataset_entry where ${matching} order by key limit $4 offset $5`, [...values, limit, offset]);
    const global = await this.notOverridden(organizationId, slug, term);
    const total = own?.total ?? 0;
    const from = Math.max(0, offset - total);
    const shown = [...items.map((entry) => ({ ...entry, scope: 'CUSTOMER' as const })), ...global.slice(from, from + limit - items.length)];
    return { items: shown, total: total + global.length };
  }

  private async notOverridden(organizationId: string, slug: string, term: string | undefined): Promise<DatasetEntry[]> {
    const global = [...(globalDatasets.get(slug) ?? [])].filter(([key, value]) => term === undefined || `${key} ${value}`.toLowerCase().includes(term.toLowerCase()));
    if (global.length === 0) return [];
    const rows = await this.database.rows<{ key: string }>('select key from dataset_entry where organization_id = $1 and slug = $2 and key = any($3)', [organizationId, slug, global.map(([key]) => key)]);
    const overridden = new Set(rows.map(({ key }) => key));
    return global.filter(([key]) => !overridden.has(key)).map(([key, value]) => ({ key, value, scope: 'GLOBAL' }));
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
      await settingsChanged(tx, organizationId);
      return written;
    });
  }

  /** Answers false when the organization has no such key of its own. */
  remove(organizationId: string, slug: string, key: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const removed = await tx.run('delete from dataset_entry where organization_id = $1 and slug = $2 and key = $3', [organizationId, slug, key]);
      if (removed === 1) await settingsChanged(tx, organizationId);
      return removed === 1;
    });
  }
}
