import type { Answer } from '../asking/api.js';
import { useSay } from '../language/language.js';

export type Delivery = Answer<'GET /webhooks/deliveries'>['deliveries'][number];

const names = { delivered: 'isDelivered', pending: 'isOnItsWay', failed: 'hasFailed' } as const;
const tones = { delivered: 'good', pending: 'doubtful', failed: 'bad' } as const;

export function DeliveryStatus({ of }: { readonly of: Delivery['status'] }) {
  const say = useSay();
  return <span className={`pill ${tones[of]}`}>{say(names[of])}</span>;
}
