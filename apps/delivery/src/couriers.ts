import { composeParcel, eventOf, type Parcel } from '@app/contracts';
import type { ClaimedDelivery } from '@app/database';
import { type Attempt, type MailSender, sign, signAsDregs, type WebhookSender } from '@app/webhook';

/** Brings a claimed delivery on its way: composed by its channel, signed for this attempt, and handed to whoever goes there. */
export class Couriers {
  constructor(
    private readonly requests: WebhookSender,
    private readonly letters: MailSender,
  ) {}

  /** Never throws for what a receiver does; throws where an endpoint was stored that nobody could serve. */
  send(claimed: ClaimedDelivery): Promise<Attempt> {
    const at = new Date();
    const { id, body, endpointId, url, signature } = claimed;
    const parcel = composeParcel(claimed.channel, { id, body, endpointId, url, at, signature }, claimed.settings);
    if (parcel.by === 'mail') return this.letters.send({ id, to: parcel.to, subject: parcel.subject, text: parcel.text });
    return this.requests.send({ method: parcel.method, url: parcel.url, headers: { ...parcel.headers, ...signedHeaders(claimed, parcel, at) }, body: parcel.body });
  }

  async close(): Promise<void> {
    this.letters.close();
    await this.requests.close();
  }
}

function signedHeaders({ id, type, secrets, signature }: ClaimedDelivery, { signed, body }: Extract<Parcel, { by: 'request' }>, at: Date): Record<string, string> {
  if (!signed) return {};
  const [secret = ''] = secrets;
  const dregs = signature === 'dregs' ? signAsDregs({ secret, event: eventOf(type), at, body }) : {};
  return { ...dregs, ...sign({ secrets, id, timestamp: at, body }) };
}
