import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { AlertList } from '../alerts/alert-list.js';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Answered } from '../pieces/states.js';

const SHOWN = '10';
const LOOK_EVERY_MS = 15_000;

/** What rules raised about somebody, the newest first. */
export function OwnAlerts({ id }: { readonly id: string }) {
  const say = useSay();
  const alerts = useQuery({ queryKey: ['alerts', 'of', id], queryFn: () => ask('GET /alerts', { query: { entityId: id, limit: SHOWN } }), refetchInterval: LOOK_EVERY_MS });
  return (
    <section className="panel">
      <h2>{say('alerts')} <Link href={`/alerts?entityId=${id}&status=every`}>{say('more')}</Link></h2>
      <Answered to={alerts}>{(page) => (page.alerts.length === 0 ? <p className="quiet">{say('noAlertsOf')}</p> : <AlertList alerts={page.alerts} />)}</Answered>
    </section>
  );
}
