import type { Queryable } from '@app/database';
import type { Told } from './load/acknowledgements.js';
import { alertViolations } from './oracle/alerts.js';
import { deliveryViolations } from './oracle/deliveries.js';
import { entityViolations } from './oracle/entities.js';
import { eventViolations } from './oracle/events.js';
import { ledgerViolations } from './oracle/ledger.js';
import { logViolations } from './oracle/receiver-log.js';
import type { LoggedRequest } from './system/moody-receiver.js';

/** What happened outside of the product: what it told its caller, and what it sent to the receiver. */
export interface Evidence {
  readonly acknowledged: ReadonlyMap<string, Told>;
  readonly log: readonly LoggedRequest[];
}

/**
 * Looks at a system that has settled and says what is wrong with it, each in a full sentence. It reads PostgreSQL and the
 * evidence, and trusts nothing that the product says of itself.
 */
export async function violations(database: Queryable, { acknowledged, log }: Evidence): Promise<string[]> {
  return [
    ...(await ledgerViolations(database)),
    ...(await eventViolations(database, acknowledged)),
    ...(await entityViolations(database)),
    ...(await alertViolations(database)),
    ...(await deliveryViolations(database)),
    ...(await logViolations(database, log)),
  ];
}
