import { z } from 'zod';

/** What an endpoint can be told. */
export const webhookTypes = ['alert.opened', 'alert.resolved'] as const;

export type WebhookType = (typeof webhookTypes)[number];

const eventTypes = z.array(z.enum(webhookTypes, { error: `Use ${webhookTypes.join(' or ')}.` })).min(1);

export const endpointInput = z.strictObject({
  url: z.url({ error: 'Use a full URL, for example https://example.com/tamiz.' }).max(2_000),
  description: z.string().max(500).default(''),
  eventTypes: eventTypes.default([...webhookTypes]),
});

export const endpointChange = z
  .strictObject({ url: z.url().max(2_000), description: z.string().max(500), eventTypes, enabled: z.boolean() })
  .partial();

export type EndpointInput = z.output<typeof endpointInput>;
export type EndpointChange = z.output<typeof endpointChange>;
