import type { Queryable } from '@app/database';
import { complaints } from './sentences.js';

/** Nothing may be left to do. */
export async function ledgerViolations(database: Queryable): Promise<string[]> {
  return [
    ...(await complaints<{ id: string; stage: string; events: number; attempts: number; rings: number; last_error: string | null; buried: boolean }>(
      database,
      'select id, stage, cardinality(event_ids) as events, attempts, rings, last_error, buried_at is not null as buried from batch order by id',
      ({ id, stage, events, attempts, rings, last_error, buried }) =>
        `The batch ${id} with ${events} events is ${buried ? 'buried' : 'left'} in the ledger at "${stage}" after ${attempts} failed attempts and ${rings} rings${last_error ? `: ${last_error}` : ''}.`,
    )),
    ...(await complaints<{ event_id: string; who: string }>(
      database,
      `select event_id, coalesce(entity_external_id, tax_id_normalized, 'nobody') as who from unresolved_event order by event_id`,
      ({ event_id, who }) => `The event ${event_id} still waits for ${who}, who exists.`,
    )),
  ];
}
