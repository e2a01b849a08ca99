import { Link, useSearchParams } from 'wouter';
import { ask } from '../asking/api.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Nothing } from '../pieces/states.js';
import { type Delivery, DeliveryStatus } from './delivery-shown.js';
import { type Endpoint, nameOf } from './endpoint-shown.js';

const PAGE = 30;
const LOOK_EVERY_MS = 10_000;
const exported: readonly Column<Delivery>[] = [
  { name: 'id', of: (delivery) => delivery.id },
  { name: 'type', of: (delivery) => delivery.type },
  { name: 'endpointId', of: (delivery) => delivery.endpointId },
  { name: 'status', of: (delivery) => delivery.status },
  { name: 'attempts', of: (delivery) => delivery.attemptCount },
  { name: 'nextAttemptAt', of: (delivery) => delivery.nextAttemptAt },
  { name: 'createdAt', of: (delivery) => delivery.createdAt },
  { name: 'finishedAt', of: (delivery) => delivery.finishedAt },
];
const statuses = [['', 'all'], ['failed', 'notDelivered'], ['pending', 'pending'], ['delivered', 'delivered']] as const;

interface Props {
  /** Of one endpoint; all of them when it is left out. */
  readonly endpointId?: string;
  readonly endpoints?: readonly Endpoint[] | undefined;
}

/** What was sent or is to be, the newest first. */
export function Deliveries({ endpointId, endpoints }: Props) {
  const say = useSay();
  const [parameters, setParameters] = useSearchParams();
  const status = parameters.get('status') ?? '';
  const pages = usePagesByCursor(['deliveries', endpointId, status], (page) => ask('GET /webhooks/deliveries', { query: { endpointId, status, ...page } }), { size: PAGE, refetchInterval: LOOK_EVERY_MS });
  const names = new Map(endpoints?.map((endpoint) => [endpoint.id, nameOf(endpoint)]));
  return (
    <section className="panel">
      <h2>
        {say('deliveries')}
        <span className="choices" role="group" aria-label={say('status')}>
          {statuses.map(([value, name]) => <button key={value} type="button" className="small" aria-pressed={status === value} onClick={() => setParameters(value ? { status: value } : {})}>{say(name)}</button>)}
        </span>
        <ExportButton
          name="deliveries"
          columns={exported}
          load={async (cursor) => {
            const { deliveries, pagination } = await ask('GET /webhooks/deliveries', { query: { endpointId, status, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
            return { rows: deliveries, next: pagination.nextCursor };
          }}
        />
      </h2>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const deliveries = loaded.flatMap((page) => page.deliveries);
          if (deliveries.length === 0) return <Nothing title={say(status ? 'noMatch' : 'noDeliveries')} hint={say(status ? 'noMatchHint' : 'noDeliveriesHint')} />;
          return (
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('what')}</th>
                    {!endpointId && <th scope="col" className="wide">{say('endpoint')}</th>}
                    <th scope="col">{say('status')}</th>
                    <th scope="col" className="number wide">{say('attempts')}</th>
                    <th scope="col" className="end wide">{say('nextAttempt')}</th>
                    <th scope="col" className="end">{say('written')}</th>
                  </tr>
                </thead>
                <tbody>{deliveries.map((delivery) => <DeliveryRow key={delivery.id} delivery={delivery} endpoint={endpointId ? null : (names.get(delivery.endpointId) ?? delivery.endpointId.slice(0, 8))} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </section>
  );
}

function DeliveryRow({ delivery: { id, type, status, attemptCount, nextAttemptAt, createdAt }, endpoint }: { readonly delivery: Delivery; readonly endpoint: string | null }) {
  return (
    <tr>
      <td><Link href={`/webhooks/deliveries/${id}`} data-row="" className="open type">{type}</Link></td>
      {endpoint !== null && <td className="clip wide">{endpoint}</td>}
      <td><DeliveryStatus of={status} /></td>
      <td className="number wide">{attemptCount}</td>
      <td className="end wide">{nextAttemptAt ? <Moment at={nextAttemptAt} as="time" /> : '–'}</td>
      <td className="end"><Moment at={createdAt} as="time" /></td>
    </tr>
  );
}
