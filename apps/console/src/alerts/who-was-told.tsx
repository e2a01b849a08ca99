import { useQuery } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Answered } from '../pieces/states.js';
import { DeliveryList } from '../webhooks/delivery-list.js';

const LOOK_EVERY_MS = 10_000;

/** Which endpoints were told of an alert, and whether they took it. */
export function WhoWasTold({ alertId }: { readonly alertId: string }) {
  const say = useSay();
  const told = useQuery({ queryKey: ['deliveries', 'of alert', alertId], queryFn: () => ask('GET /webhooks/deliveries', { query: { alertId, limit: '50' } }), refetchInterval: LOOK_EVERY_MS });
  return (
    <section className="panel">
      <h2>{say('whoWasTold')}</h2>
      <Answered to={told}>{({ deliveries }) => (deliveries.length === 0 ? <p className="quiet">{say('toldNobody')}</p> : <DeliveryList deliveries={deliveries} />)}</Answered>
    </section>
  );
}
