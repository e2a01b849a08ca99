import type { Channel, Message, Parcel } from './define-channel.js';
import { emailChannel } from './email.channel.js';
import { httpChannel } from './http.channel.js';
import { slackChannel } from './slack.channel.js';
import { webhookChannel } from './webhook.channel.js';

/** By what an endpoint can be told. */
export const channels = [webhookChannel, slackChannel, emailChannel, httpChannel] as const;

export type ChannelCode = (typeof channels)[number]['code'];
export const channelCodes = channels.map(({ code }) => code) as [ChannelCode, ...ChannelCode[]];

const byCode: ReadonlyMap<string, Channel> = new Map<string, Channel>(channels.map((channel) => [channel.code, channel as unknown as Channel]));

/** Throws where the table names a channel that this version does not have. */
export function channelOf(code: string): Channel {
  const channel = byCode.get(code);
  if (!channel) throw new Error(`There is no channel ${code}; the endpoint was made by a newer version.`);
  return channel;
}

/** What leaves the house for one attempt. */
export const composeParcel = (channel: string, message: Message, settings: unknown): Parcel => channelOf(channel).compose(message, settings);
