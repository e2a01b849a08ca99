import { z } from 'zod';
import { defineChannel, type Message, readNotice } from './define-channel.js';

/** A signed POST, as Standard Webhooks say. */
export const webhookChannel = defineChannel({
  code: 'webhook',
  title: 'A signed webhook',
  isUrl: true,
  mistakeInAddress: () => null,
  settings: z.strictObject({}),
  shown: (settings) => settings,
  compose: (message) => ({ by: 'request', method: 'POST', url: message.url, headers: {}, body: message.signature === 'dregs' ? dregsBody(message) : message.body, signed: true }),
});

/**
 * For receivers of Dregs: its names beside ours, and the moment of the attempt, since that is what its library holds against
 * the clock: with the moment of the notice a retry of more than five minutes later would be refused.
 */
function dregsBody(message: Message): string {
  const { type, timestamp, ...rest } = readNotice(message);
  return JSON.stringify({ event: eventOf(type), timestamp: message.at.toISOString(), channelId: message.endpointId, ...rest, type, happenedAt: timestamp });
}

/** `IDENTITY_SCORED` for `identity.scored`; an alert that is resolved is closed there. */
export const eventOf = (type: string): string => (type === 'alert.resolved' ? 'ALERT_CLOSED' : type.toUpperCase().replace('.', '_'));
