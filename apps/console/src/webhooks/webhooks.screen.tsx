import './webhooks.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Answered, Heading, Nothing } from '../pieces/states.js';
import { AddEndpoint } from './add-endpoint.js';
import { Deliveries } from './deliveries.js';
import { channelNames, Condition, type Endpoint, nameOf, Taken, useHealth } from './endpoint-shown.js';

const MOST = '200';
const LOOK_EVERY_MS = 15_000;

/** Who is told what, and whether they take it. */
export default function WebhooksScreen() {
  const say = useSay();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const endpoints = useQuery({ queryKey: ['endpoints'], queryFn: () => ask('GET /webhooks/endpoints', { query: { limit: MOST } }), refetchInterval: LOOK_EVERY_MS });
  const add = may('webhooks:write') && <button type="button" className="primary" onClick={() => setAdding(true)}>{say('addEndpoint')}</button>;
  return (
    <>
      <Heading title={say('webhooks')}>{add}</Heading>
      <Answered to={endpoints}>
        {(page) => (page.endpoints.length === 0 ? <Nothing title={say('noEndpoints')} hint={say('noEndpointsHint')} /> : <EndpointTable endpoints={page.endpoints} />)}
      </Answered>
      <Deliveries endpoints={endpoints.data?.endpoints} />
      {adding && <AddEndpoint onClose={() => setAdding(false)} />}
    </>
  );
}

function EndpointTable({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  const say = useSay();
  return (
    <div className="sheet apart">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('endpoint')}</th>
            <th scope="col" className="wide">{say('channel')}</th>
            <th scope="col" className="wide">{say('isTold')}</th>
            <th scope="col">{say('fares')}</th>
            <th scope="col" className="end">{say('delivered')}</th>
          </tr>
        </thead>
        <tbody>{endpoints.map((endpoint) => <EndpointRow key={endpoint.id} endpoint={endpoint} />)}</tbody>
      </table>
    </div>
  );
}

function EndpointRow({ endpoint }: { readonly endpoint: Endpoint }) {
  const say = useSay();
  const health = useHealth(endpoint.id).data?.health;
  return (
    <tr>
      <td className="address"><Link href={`/webhooks/${endpoint.id}`} data-row="" className="open">{nameOf(endpoint)}{endpoint.description && <small>{endpoint.url}</small>}</Link></td>
      <td className="wide">{say(channelNames[endpoint.channel])}</td>
      <td className="wide small types">{endpoint.eventTypes.join(', ')}</td>
      <td><Condition of={endpoint} health={health} /></td>
      <td className="end">{health && <Taken health={health} />}</td>
    </tr>
  );
}
