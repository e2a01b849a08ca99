import { readFileSync } from 'node:fs';
import { skewed } from '../archive/history.js';
import { personOf } from './people.js';
import { Random } from './random.js';

/** What an analyst's screen and a backend ask most. */
export const reads = ['entityList', 'filteredList', 'organizationStats', 'userStats', 'hasEvents'] as const;
export type Read = (typeof reads)[number];

const DAY_MS = 86_400_000;

/** An endless row of unlike questions of one kind. Customers are asked about as unevenly as they act. */
export function readWriter(read: Read, { customersFile, host, key, seed }: { customersFile: string; host: string; key: string; seed: number }): () => string {
  const customers = JSON.parse(readFileSync(customersFile, 'utf8')) as { n: number; id: string }[];
  const random = new Random(seed);
  const paths: Record<Read, () => string> = {
    entityList: () => `/events/user/entity/${customer().id}?limit=100`,
    filteredList: () => {
      const start = Date.now() - (31 + random.below(300)) * DAY_MS;
      const type = random.of(['LOGIN_SUCCESS', 'LOGIN_FAILED', 'TRANSFER_SUCCESS']);
      return `/events/user?entity_external_id=${personOf(customer().n).externalId}&event_type=${type}&start_date=${new Date(start).toISOString()}&end_date=${new Date(start + 30 * DAY_MS).toISOString()}`;
    },
    organizationStats: () => '/events/user/stats',
    userStats: () => `/events/user/stats?user_id=u-${customer().n}`,
    hasEvents: () => `/events/user/entity/has-events?entity_id=${customer().id}`,
  };
  const customer = (): { n: number; id: string } => customers[skewed(random, customers.length)] as { n: number; id: string };
  return () => `GET ${paths[read]()} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\n\r\n`;
}
