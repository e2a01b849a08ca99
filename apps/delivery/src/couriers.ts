import { composeParcel, eventOf, type Parcel } from '@app/contracts';
import type { ClaimedDelivery } from '@app/database';
import { type Attempt, type MailSender, sign, signAsDregs, type WebhookSender } from '@app/webhook';

/** Brings a claimed delivery on its way: composed by its channel, signed for this attempt, and handed to whoever goes there. */
export class Couriers {
  constructor(
    private readonly requests: WebhookSender,
    private readonly letters: MailSender,
  ) {}

  /** Never throws. What cannot be composed or signed is a failure of this attempt, so that it is seen, and ends with the schedule. */
  async send(claimed: ClaimedDelivery): Promise<Attempt> {
    const at = new Date();
    try {
      return await this.handOver(claimed, at);
    } catch (error) {
      return { startedAt: at, durationMs: 0, outcome: { error: 'connection', because: `It could not be composed: ${(error as Error).message}` } };
    }
  }

  async close(): Promise<void> {
    this.letters.close();
    await this.requests.close();
  }

  private handOver(claimed: ClaimedDelivery, at: Date): Promise<Attempt> {
    const { id, body, endpointId, url, signature } = claimed;
    const parcel = composeParcel(claimed.channel, { id, body, endpointId, url, at, signature }, claimed.settings);
    if (parcel.by === 'mail') return this.letters.send({ id, to: parcel.to, subject: parcel.subject, text: parcel.text });
    return this.requests.send({ method: parcel.method, url: parcel.url, headers: { ...parcel.headers, ...signedHeaders(claimed, parcel, at) }, body: parcel.body });
  }
}

function signedHeaders({ id, type, secrets, signature }: ClaimedDelivery, { signed, body }: Extract<Parcel, { by: 'request' }>, at: Date): Record<string, string> {
  if (!signed) return {};
  const [secret = ''] = secrets;
  const dregs = signature === 'dregs' ? signAsDregs({ secret, event: eventOf(type), at, body }) : {};
  return { ...dregs, ...sign({ secrets, id, timestamp: at, body }) };
}
