import { z } from 'zod';
import { channelCodes, channelOf } from '../channels/catalogue.js';
import { mistakeIn } from '../http/free-json.js';
import { subscriptions, usualSubscriptions } from './notices/catalogue.js';

/** Whose headers a webhook can carry beside those of Standard Webhooks. */
export const signatures = ['standard', 'dregs'] as const;

const SETTINGS_LIMIT = 32 * 1024;

const storable = (value: string): boolean => !value.includes('\u0000');
const url = z
  .url({ error: 'Use a full URL, for example https://example.com/tamiz.' })
  .max(2_000, 'Use at most 2000 characters.')
  .refine(storable, 'The character U+0000 cannot be stored.')
  .meta({ description: 'Where it is told. Private networks are refused unless the operator allows them. For an e-mail: mailto:somebody@example.com.' });
const description = z.string({ error: 'Use a text.' }).max(500, 'Use at most 500 characters.').refine(storable, 'The character U+0000 cannot be stored.');
const eventTypes = z
  .array(z.enum(subscriptions, { error: `Use ${subscriptions.slice(0, -1).join(', ')} or ${subscriptions.at(-1)}.` }), { error: 'Use a list.' })
  .min(1, 'Give at least one.')
  .max(30, 'Give at most 30.')
  .meta({ description: 'What it is told: types, or whole categories as alert.*.' });
const signature = z.enum(signatures, { error: `Use ${signatures.join(' or ')}.` }).meta({ description: 'dregs: the headers and names of Dregs beside ours, for receivers that exist. Of webhooks only.' });
const settings = z.record(z.string(), z.unknown(), { error: 'Use a JSON object.' }).meta({ description: 'What the channel must know beside the address. Of the channel http: method, contentType, body and headers.' });

/** What is wrong with an address and settings of a channel; the settings as they are kept. */
export function readChannel(code: string, address: string, given: unknown): { readonly settings: Record<string, unknown>; readonly mistakes: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } {
  const channel = channelOf(code);
  const read = channel.settings.safeParse(given);
  const tooMuch = mistakeIn(given, SETTINGS_LIMIT);
  const wrongAddress = channel.mistakeInAddress(address);
  const mistakes = [
    ...(wrongAddress === null ? [] : [{ path: ['url'], message: wrongAddress }]),
    ...(tooMuch === null ? [] : [{ path: ['settings'], message: tooMuch }]),
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => ({ path: ['settings', ...path], message }))),
  ];
  return { settings: (read.data ?? {}) as Record<string, unknown>, mistakes };
}

export const endpointInput = z
  .strictObject({
    channel: z.enum(channelCodes, { error: `Use ${channelCodes.join(', ')}.` }).default('webhook'),
    url,
    description: description.default(''),
    eventTypes: eventTypes.default([...usualSubscriptions]),
    signature: signature.default('standard'),
    settings: settings.default({}),
  })
  .superRefine(({ channel, url: address, settings: given }, check) => {
    for (const { path, message } of readChannel(channel, address, given).mistakes) check.addIssue({ code: 'custom', path: [...path], message });
  });

export const endpointChange = z
  .strictObject({
    url,
    description,
    eventTypes,
    signature,
    settings,
    enabled: z.boolean({ error: 'Use true or false.' }).meta({ description: 'On: everything that it has not yet taken is due at once. Off: it waits.' }),
  })
  .partial();

export type EndpointInput = z.output<typeof endpointInput>;
export type EndpointChange = z.output<typeof endpointChange>;
