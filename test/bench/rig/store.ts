import { ApiKeys, Database, Entities, Organizations } from '@app/database';
import { readTaxId } from '@app/domain';
import { personOf } from '../load/people.js';

/** What grows with events. The customers, their devices and their last scores stay: a bank's customers are mostly known. */
const OUR_TABLES = 'event, event_tally, hour_tally, unresolved_event, idempotency_key, batch, score_history, attempt, delivery, alert_action, alert';
const AT_ONCE = 1_000;

/** One database on the benchmark's server; ours has an organization with a key and its customers. */
export class Store {
  private constructor(
    readonly url: string,
    readonly database: Database,
    readonly key: string | null,
    readonly organizationId: string | null,
  ) {}

  /** `people` null: not our tables; whoever works in the database makes its own. */
  static async create(server: string, name: string, people: number | null): Promise<Store> {
    const admin = await open(server);
    await admin.run(`create database ${name}`);
    await admin.close();
    const url = new URL(server);
    url.pathname = `/${name}`;
    const database = await open(url.href);
    if (people === null) return new Store(url.href, database, null, null);
    await database.migrate();
    const organizationId = await new Organizations(database).create({ name: 'Benchmark', defaultCountry: 'AR' });
    const { key } = await new ApiKeys(database).create(organizationId, {
      name: 'Load generator',
      kind: 'secret',
      permissions: ['events:create', 'events:read', 'rules:write', 'webhooks:write'],
    });
    await enrol(database, organizationId, people);
    return new Store(url.href, database, key, organizationId);
  }

  /**
   * Empty tables and a fresh checkpoint: every measurement begins with the same sizes. What the planner knows stays:
   * autovacuum would tell it within the minute, which is longer than a measurement.
   */
  async clear(): Promise<void> {
    await this.analyze();
    await this.truncate();
    await this.database.run('checkpoint');
  }

  async analyze(): Promise<void> {
    await this.database.run('analyze');
  }

  async truncate(): Promise<void> {
    await this.database.run(`truncate ${this.key === null ? 'event' : OUR_TABLES}`);
  }

  /** Its customers by their number. */
  async customers(): Promise<{ n: number; id: string }[]> {
    const rows = await this.database.rows<{ id: string; external_id: string }>(`select id, external_id from entity order by external_id`);
    return rows.map(({ id, external_id: externalId }) => ({ n: Number(externalId.replace('customer-', '')), id }));
  }

  async number(question: string): Promise<number> {
    const [row] = await this.database.rows<{ number: string }>(`select (${question}) as number`);
    return Number(row?.number);
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

const open = (url: string): Promise<Database> => Database.open({ url, poolSize: 4, statementTimeoutMs: 1_800_000 });

async function enrol(database: Database, organizationId: string, people: number): Promise<void> {
  const entities = new Entities(database);
  for (let from = 0; from < people; from += AT_ONCE) {
    const wishes = Array.from({ length: Math.min(AT_ONCE, people - from) }, (_, n) => {
      const { externalId, taxId } = personOf(from + n);
      return { type: 'person' as const, name: externalId, externalId, taxId, taxIdNormalized: readTaxId(taxId, 'AR').normalized, countryCode: 'AR' };
    });
    await entities.create(organizationId, wishes);
  }
  await database.run('truncate batch');
  await database.run('analyze');
}
