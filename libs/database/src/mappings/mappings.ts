import { canonicalEventType, type CanonicalField, type GlobalMapping, globalMappings, type MappingKind, nameSpelling, type OwnMappings, readFieldName } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import type { PageAsked } from '../page.js';
import { settingsChanged } from '../scoring/rescoring.js';
import { renewGatherings } from '../windows/gatherings.js';

/** A mapping as it is shown. A global one has no dates: it came with the install. */
export interface MappingRecord {
  readonly kind: MappingKind;
  readonly scope: MappingScope;
  readonly source: string;
  readonly target: string | null;
  readonly description: string;
  readonly updatedAt: Date | null;
}

export type MappingScope = 'CUSTOMER' | 'GLOBAL';

export interface MappingFilter {
  readonly kind?: MappingKind | undefined;
  readonly scope?: MappingScope | undefined;
  /** Part of source, target or description. */
  readonly term?: string | undefined;
}

/** A type that events of the organization have and that means nothing to analyzers. */
export interface UnmappedType {
  readonly source: string;
  readonly events: number;
  readonly lastAt: Date;
}

/** Where a page of what is one's own and then global ended: in which of the two, and behind which. */
export interface ScopedPlace {
  readonly scope: MappingScope;
  readonly key: string;
}

const columns = `kind, 'CUSTOMER' as scope, source, target, description, updated_at as "updatedAt"`;

const matching = `organization_id = $1 and ($2::text is null or kind = $2)
  and ($3::text is null or position(lower($3) in lower(source || ' ' || coalesce(target, '') || ' ' || description)) > 0)`;

/** How many months of events are looked at for types that nobody mapped, this one included, and the most types in them. */
const MONTHS = 3;
const MOST_TYPES = 10_000;

/** So many own names of fields count, the newest ones. */
const MOST_FIELDS = 1_000;

/** An organization's own mappings beside the global ones. */
export class Mappings {
  constructor(private readonly database: Database) {}

  /** The organization's own before the global ones, each by kind and source. */
  async list(organizationId: string, filter: MappingFilter, { limit, offset, after }: PageAsked & { readonly after: ScopedPlace | null }): Promise<{ items: MappingRecord[]; total: number; hasMore: boolean }> {
    const own = filter.scope === 'GLOBAL' ? { items: [], total: 0 } : await this.own(organizationId, filter, { limit: limit + 1, offset, after });
    const global = filter.scope === 'CUSTOMER' ? [] : globalMappings.filter(matches(filter)).map(shown);
    const from = after?.scope === 'GLOBAL' ? global.findIndex((mapping) => keyOf(mapping) === after.key) + 1 : Math.max(0, offset - own.total);
    const found = [...own.items, ...global.slice(from, from + limit + 1 - own.items.length)];
    return { items: found.slice(0, limit), total: own.total + global.length, hasMore: found.length > limit };
  }

  private async own(organizationId: string, { kind, term }: MappingFilter, { limit, offset, after }: PageAsked & { readonly after: ScopedPlace | null }): Promise<{ items: MappingRecord[]; total: number }> {
    const values = [organizationId, kind ?? null, term ?? null];
    const [count] = await this.database.rows<{ total: number }>(`select count(*)::int as total from mapping where ${matching}`, values);
    const total = count?.total ?? 0;
    if (after?.scope === 'GLOBAL') return { items: [], total };
    const items = await this.database.rows<MappingRecord & Record<string, unknown>>(
      `select ${columns} from mapping where ${matching}${after ? ' and (kind, spelling) > ($6, $7)' : ''} order by kind, spelling limit $4 offset $5`,
      [...values, limit, offset, ...(after ? partsOf(after.key) : [])],
    );
    return { items, total };
  }

  /** What the organization calls the fields of its identities. */
  async ownFields(organizationId: string): Promise<OwnMappings<CanonicalField>> {
    const rows = await this.database.rows<{ spelling: string; target: string | null }>(`select spelling, target from mapping where organization_id = $1 and kind = 'IDENTITY_FIELD' order by updated_at desc limit ${MOST_FIELDS}`, [organizationId]);
    return new Map(rows.map(({ spelling, target }) => [spelling, target === null ? null : readFieldName(target)]));
  }

  /** Another spelling of a known source is the same mapping. Whoever was scored by what it said before is scored again. */
  set(organizationId: string, mapping: Pick<MappingRecord, 'kind' | 'source' | 'target' | 'description'>): Promise<MappingRecord> {
    return this.database.transaction(async (tx) => {
      const written = await this.write(tx, organizationId, mapping);
      await settingsChanged(tx, organizationId, 'mappings');
      await renewGatherings(tx, organizationId);
      return written;
    });
  }

  private async write(tx: Queryable, organizationId: string, { kind, source, target, description }: Pick<MappingRecord, 'kind' | 'source' | 'target' | 'description'>): Promise<MappingRecord> {
    const [mapping] = await tx.rows<MappingRecord & Record<string, unknown>>(
      `insert into mapping (organization_id, kind, spelling, source, target, description) values ($1, $2, $3, $4, $5, $6)
       on conflict (organization_id, kind, spelling) do update set source = excluded.source, target = excluded.target, description = excluded.description, updated_at = now()
       returning ${columns}`,
      [organizationId, kind, nameSpelling(source), source, target, description],
    );
    return mapping as MappingRecord;
  }

  /** Answers false when there is no such mapping. */
  remove(organizationId: string, kind: MappingKind, source: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const removed = await tx.run('delete from mapping where organization_id = $1 and kind = $2 and spelling = $3', [organizationId, kind, nameSpelling(source)]);
      if (removed === 0) return false;
      await settingsChanged(tx, organizationId, 'mappings');
      await renewGatherings(tx, organizationId);
      return true;
    });
  }

  /** The newest first. A name that was deliberately mapped to nothing is not among them. */
  async unmapped(organizationId: string, { limit, offset }: PageAsked): Promise<{ items: UnmappedType[]; total: number }> {
    const seen = await this.database.rows<UnmappedType & Record<string, unknown>>(
      `select event_type as source, sum(events)::float8 as events, max(last_at) as "lastAt" from event_tally
       where organization_id = $1 and month > (now() at time zone 'UTC')::date - $2 * interval '1 month' group by event_type order by max(last_at) desc, event_type limit $3`,
      [organizationId, MONTHS, MOST_TYPES],
    );
    const unknown = seen.filter(({ source }) => canonicalEventType(source) === null);
    const own = await this.database.rows<{ spelling: string }>(`select spelling from mapping where organization_id = $1 and kind = 'EVENT_TYPE' and spelling = any($2)`, [
      organizationId,
      unknown.map(({ source }) => nameSpelling(source)),
    ]);
    const mapped = new Set(own.map(({ spelling }) => spelling));
    const items = unknown.filter(({ source }) => !mapped.has(nameSpelling(source)));
    return { items: items.slice(offset, offset + limit), total: items.length };
  }
}

/** A mapping among those of its scope: two spellings of a source are one. */
const keyOf = ({ kind, source }: Pick<MappingRecord, 'kind' | 'source'>): string => `${kind} ${nameSpelling(source)}`;
const partsOf = (key: string): [kind: string, spelling: string] => [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];

/** Where a list goes on behind a mapping. */
export const placeOfMapping = (mapping: MappingRecord): ScopedPlace => ({ scope: mapping.scope, key: keyOf(mapping) });

const shown = (mapping: GlobalMapping): MappingRecord => ({ ...mapping, scope: 'GLOBAL', description: '', updatedAt: null });

const matches = ({ kind, term }: MappingFilter) => (mapping: GlobalMapping): boolean =>
  (kind === undefined || mapping.kind === kind) && (term === undefined || `${mapping.source} ${mapping.target}`.toLowerCase().includes(term.toLowerCase()));
