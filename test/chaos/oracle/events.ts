import type { Queryable } from '@app/database';
import type { Told } from '../load/acknowledgements.js';
import { few } from './sentences.js';

interface Stored extends Record<string, unknown> {
  readonly id: string;
  readonly client_id: string;
  readonly entity_id: string | null;
  readonly is_located: boolean;
}

type Check = (clientId: string, told: Told, stored: readonly Stored[]) => string | undefined;

/** Each of an acknowledged event; together with `strangers` every way in which told and stored can differ. */
const checks: readonly Check[] = [
  (id, { eventIds }) => (eventIds.size === 1 ? undefined : `The event ${id} was acknowledged under ${eventIds.size} ids: ${[...eventIds].join(', ')}.`),
  (id, { entityIds }) => (entityIds.size <= 1 ? undefined : `The event ${id} was acknowledged as one of ${entityIds.size} people: ${[...entityIds].join(', ')}.`),
  (id, _, stored) => (stored.length === 1 ? undefined : `The acknowledged event ${id} is stored ${stored.length} times.`),
  (id, { eventIds }, [row]) => (!row || eventIds.has(row.id) ? undefined : `The event ${id} was acknowledged as ${[...eventIds].join()} and is stored as ${row.id}.`),
  (id, { entityIds }, [row]) =>
    !row || entityIds.size === 0 || entityIds.has(String(row.entity_id)) ? undefined : `The event ${id} was acknowledged as one of ${[...entityIds].join()} and belongs to ${row.entity_id ?? 'nobody'}.`,
  (id, _, stored) => (stored.every((row) => row.is_located) ? undefined : `The event ${id} was never located.`),
  (id, _, stored) => (stored.every((row) => row.entity_id !== null) ? undefined : `The event ${id} belongs to nobody, though everybody was created.`),
];

/** What was acknowledged is there, once, as it was told, and has a place. What is there was acknowledged. */
export async function eventViolations(database: Queryable, acknowledged: ReadonlyMap<string, Told>): Promise<string[]> {
  // Compared here and not by a join: a database that was just filled has no statistics, and joins these sizes row by row.
  const rows = await database.rows<Stored>('select id, client_id, entity_id, located_at is not null as is_located from event order by id');
  const stored = new Map<string, Stored[]>();
  for (const row of rows) stored.set(row.client_id, [...(stored.get(row.client_id) ?? []), row]);
  const strangers = rows.filter(({ client_id }) => !acknowledged.has(client_id));
  return [
    ...checks.flatMap((check) => few([...acknowledged].flatMap(([id, told]) => check(id, told, stored.get(id) ?? []) ?? []))),
    ...few(strangers.map(({ id, client_id }) => `The event ${id} (${client_id}) is stored and was never acknowledged, though the caller insisted until everything was.`)),
  ];
}
