import { z } from 'zod';

/** What an endpoint is told when it does not say. */
export const alertTypes = ['alert.opened', 'alert.resolved'] as const;

/** What an endpoint can be told. */
export const webhookTypes = [...alertTypes, 'score.revised', 'entity.badges_changed', 'identity.badges_changed'] as const;

export type WebhookType = (typeof webhookTypes)[number];

const storable = (value: string): boolean => !value.includes('\u0000');
const url = z
  .url({ error: 'Use a full URL, for example https://example.com/tamiz.' })
  .max(2_000, 'Use at most 2000 characters.')
  .refine(storable, 'The character U+0000 cannot be stored.')
  .meta({ description: 'Where the webhooks are posted. Private networks are refused unless the operator allows them.' });
const description = z.string({ error: 'Use a text.' }).max(500, 'Use at most 500 characters.').refine(storable, 'The character U+0000 cannot be stored.');
const eventTypes = z
  .array(z.enum(webhookTypes, { error: `Use ${webhookTypes.slice(0, -1).join(', ')} or ${webhookTypes.at(-1)}.` }), { error: 'Use a list.' })
  .min(1, 'Give at least one.')
  .max(20, 'Give at most 20.')
  .meta({ description: 'What it is told.' });

export const endpointInput = z.strictObject({
  url,
  description: description.default(''),
  eventTypes: eventTypes.default([...alertTypes]),
});

export const endpointChange = z
  .strictObject({
    url,
    description,
    eventTypes,
    enabled: z.boolean({ error: 'Use true or false.' }).meta({ description: 'On: everything that it has not yet taken is due at once. Off: it waits.' }),
  })
  .partial();

export type EndpointInput = z.output<typeof endpointInput>;
export type EndpointChange = z.output<typeof endpointChange>;
