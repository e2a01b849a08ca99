import { useQuery } from '@tanstack/react-query';
import { type Answer, ask } from '../asking/api.js';
import { useLanguage, useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';

export type Endpoint = Answer<'GET /webhooks/endpoints'>['endpoints'][number];
export type Health = Answer<'GET /webhooks/endpoints/{id}/health'>['health'];

const LOOK_EVERY_MS = 10_000;
/** What is on its way is not late at once. */
const BEHIND_AFTER_MS = 60_000;

export const channelNames = { webhook: 'viaWebhook', slack: 'viaSlack', email: 'viaEmail', http: 'viaRequest' } as const;

/** What somebody calls it, or else where it leads. */
export const nameOf = ({ description, url }: Pick<Endpoint, 'description' | 'url'>): string => description || url.replace(/^(https?:\/\/|mailto:)/, '');

export const useHealth = (id: string) => useQuery({ queryKey: ['endpoint', 'health', id], queryFn: () => ask('GET /webhooks/endpoints/{id}/health', { params: { id } }), refetchInterval: LOOK_EVERY_MS });

/** First whether it is told anything at all, then what stands in the way, then how it goes. */
export function Condition({ of, health }: { readonly of: Endpoint; readonly health: Health | undefined }) {
  const say = useSay();
  if (!of.enabled) return <span className={`pill ${of.disabledBecause ? 'bad' : ''}`} title={of.disabledBecause ?? undefined}>{say('off')}</span>;
  if (of.failingSince) return <span className="pill bad">{say('failing')} <Moment at={of.failingSince} as="time" /></span>;
  if (of.restsUntil && Date.parse(of.restsUntil) > Date.now()) return <span className="pill doubtful">{say('resting')} <Moment at={of.restsUntil} as="time" /></span>;
  if (!health) return null;
  if (health.of === 0) return <span className="pill">{say('nothingSent')}</span>;
  if (health.oldestPendingAt && Date.now() - Date.parse(health.oldestPendingAt) > BEHIND_AFTER_MS) return <span className="pill doubtful">{say('isBehind')}</span>;
  return health.failed > 0 ? <span className="pill doubtful">{say('someFail')}</span> : <span className="pill good">{say('fine')}</span>;
}

/** How many were taken, as a share: a bar that is only full when everything was. */
export function Taken({ health: { of, delivered, failed } }: { readonly health: Health }) {
  const { say, figure } = useLanguage();
  if (of === 0) return <span className="quiet">–</span>;
  return (
    <span className="taken" title={`${say('notDelivered')}: ${failed}`}>
      <b>{figure(delivered)}</b> <small className="quiet">{say('ofLately', { n: of })}</small>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="track" width="100" height="4" />
        <rect className="good" width={(delivered / of) * 100} height="4" />
        <rect className="bad" x={100 - (failed / of) * 100} width={(failed / of) * 100} height="4" />
      </svg>
    </span>
  );
}
