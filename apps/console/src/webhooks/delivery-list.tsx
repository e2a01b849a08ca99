import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { Moment } from '../pieces/moment.js';
import { type Delivery, DeliveryStatus } from './delivery-shown.js';
import { nameOf } from './endpoint-shown.js';

const MOST = '200';

/** A few deliveries beside something else, by the names of their endpoints. */
export function DeliveryList({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const endpoints = useQuery({ queryKey: ['endpoints'], queryFn: () => ask('GET /webhooks/endpoints', { query: { limit: MOST } }), staleTime: 60_000 });
  const names = new Map(endpoints.data?.endpoints.map((endpoint) => [endpoint.id, nameOf(endpoint)]));
  return (
    <ul className="list">
      {deliveries.map(({ id, type, status, endpointId, createdAt }) => (
        <li key={id}>
          <Link href={`/webhooks/deliveries/${id}`}>{type}</Link>
          <span className="clip"><DeliveryStatus of={status} />{names.get(endpointId) ?? endpointId.slice(0, 8)}</span>
          <Moment at={createdAt} as="time" />
        </li>
      ))}
    </ul>
  );
}
