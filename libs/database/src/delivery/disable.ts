import type { Queryable } from '../database.js';
import { announce, type DeliveryToRing } from './announce.js';
import { park } from './parking.js';
import { shorten } from './shorten.js';

const LONGEST = { url: 500, because: 500 };

// All of the organization, in the order in which announcing holds them. Two that fail for good in the same moment may hold each
// other up, since each has its own already: then one of the two transactions is run again.
const hold = `select id from webhook_endpoint where organization_id = (select organization_id from webhook_endpoint where id = $1) and deleted_at is null
  order by id for no key update`;

/**
 * Nothing more is sent to this endpoint until somebody enables it; what is pending waits. Whoever else of the organization wants
 * to know is told. It is not told itself: it is off by then.
 */
export async function disable(tx: Queryable, endpointId: string, because: string): Promise<DeliveryToRing[]> {
  await tx.run(hold, [endpointId]);
  const [endpoint] = await tx.rows<{ organizationId: string; url: string; description: string; at: Date }>(
    `update webhook_endpoint set enabled = false, disabled_because = $2, updated_at = now() where id = $1 and enabled
     returning organization_id as "organizationId", url, description, updated_at as at`,
    [endpointId, because],
  );
  await park(tx, endpointId);
  if (!endpoint) return [];
  const { organizationId, url, description, at } = endpoint;
  const data = { endpointId, url: shorten(url, LONGEST.url), description, because: shorten(because, LONGEST.because) };
  const notice = { type: 'endpoint.disabled', about: null, organizationId, body: JSON.stringify({ type: 'endpoint.disabled', timestamp: at.toISOString(), data }) };
  return announce(tx, [notice], at);
}
