import { v7 as uuid } from 'uuid';
import { behindRank, type RankedPlace } from '../behind.js';
import type { Database } from '../database.js';
import type { PageAsked } from '../page.js';

export type DataListStatus = 'active' | 'inactive' | 'archived';

/** What a list says of itself, its type aside. */
export interface DataListText {
  readonly name: string;
  readonly source: string;
  readonly description?: string | null | undefined;
  readonly config: Record<string, unknown>;
  readonly fieldMappings: Record<string, unknown>;
  readonly priority: number;
  readonly isGlobal: boolean;
}

/** A list of values to block, to allow or to look for. */
export interface DataListRecord extends DataListText {
  readonly id: string;
  readonly type: string;
  readonly description: string | null;
  readonly status: DataListStatus;
  readonly itemCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface DataListFilter {
  readonly type?: string | undefined;
  readonly status?: DataListStatus | undefined;
  readonly search?: string | undefined;
}

export type DataListChange = { readonly [Field in keyof DataListText]?: DataListText[Field] | undefined } & { readonly status?: DataListStatus };

const columns = `id, name, type, source, description, config, field_mappings as "fieldMappings", priority, is_global as "isGlobal", status, item_count as "itemCount",
  created_at as "createdAt", updated_at as "updatedAt"`;

/** How each field is stored: its column, and its value as it is given to PostgreSQL. */
const stored: { readonly [Field in keyof Required<DataListChange>]: readonly [column: string, value: (given: unknown) => unknown] } = {
  name: ['name', (given) => given],
  source: ['source', (given) => given],
  description: ['description', (given) => given],
  config: ['config', (given) => JSON.stringify(given)],
  fieldMappings: ['field_mappings', (given) => JSON.stringify(given)],
  priority: ['priority', (given) => given],
  isGlobal: ['is_global', (given) => given],
  status: ['status', (given) => given],
};

/** The lists of an organization. */
export class DataLists {
  constructor(private readonly database: Database) {}

  async create(organizationId: string, list: DataListText & { readonly type: string }): Promise<DataListRecord> {
    const { name, type, source, description, config, fieldMappings, priority, isGlobal } = list;
    const [created] = await this.database.rows<DataListRecord & Record<string, unknown>>(
      `insert into data_list (id, organization_id, name, type, source, description, config, field_mappings, priority, is_global)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${columns}`,
      [uuid(), organizationId, name, type, source, description ?? null, JSON.stringify(config), JSON.stringify(fieldMappings), priority, isGlobal],
    );
    return created as DataListRecord;
  }

  /** The newest first. */
  async list(organizationId: string, { type, status, search }: DataListFilter, { limit, offset, after }: PageAsked & { readonly after: RankedPlace | null }): Promise<{ dataLists: DataListRecord[]; total: number; hasMore: boolean }> {
    const where = `organization_id = $1 and ($2::text is null or type = $2) and ($3::text is null or status = $3)
      and ($4::text is null or position(lower($4) in lower(name)) > 0 or position(lower($4) in lower(description)) > 0)`;
    const values = [organizationId, type ?? null, status ?? null, search ?? null];
    const beyond = behindRank(after, { by: 'created_at', type: 'timestamptz', isEverywhere: true, id: 'id', direction: 'desc' }, values.length);
    const dataLists = await this.database.rows<DataListRecord & Record<string, unknown>>(
      `select ${columns} from data_list where ${where}${beyond.condition} order by ${beyond.order} limit ${limit + 1} offset ${offset}`,
      [...values, ...beyond.values],
    );
    const [counted] = await this.database.rows<{ total: number }>(`select count(*)::int as total from data_list where ${where}`, values);
    return { dataLists: dataLists.slice(0, limit), total: counted?.total ?? 0, hasMore: dataLists.length > limit };
  }

  async find(organizationId: string, id: string): Promise<DataListRecord | null> {
    const [list] = await this.database.rows<DataListRecord & Record<string, unknown>>(`select ${columns} from data_list where organization_id = $1 and id = $2`, [organizationId, id]);
    return list ?? null;
  }

  /** Null when there is no such list. */
  async change(organizationId: string, id: string, change: DataListChange): Promise<DataListRecord | null> {
    const given = (Object.keys(stored) as (keyof DataListChange)[]).filter((field) => change[field] !== undefined);
    const set = [...given.map((field, n) => `${stored[field][0]} = $${n + 3}`), 'updated_at = now()'].join(', ');
    const [list] = await this.database.rows<DataListRecord & Record<string, unknown>>(
      `update data_list set ${set} where organization_id = $1 and id = $2 returning ${columns}`,
      [organizationId, id, ...given.map((field) => stored[field][1](change[field]))],
    );
    return list ?? null;
  }
}
