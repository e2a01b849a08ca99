import { entityStatuses, type RuleAction, severities } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';

/** gu1 writes severities of alerts in capitals and those of rules in small letters: both are read. */
export const severity = z.string({ error: 'Use LOW, MEDIUM, HIGH or CRITICAL.' }).transform((given) => given.toUpperCase()).pipe(z.enum(severities, { error: 'Use LOW, MEDIUM, HIGH or CRITICAL.' })).meta({ enum: [...severities] });

export const tags = z.array(identifier('tag', 100), { error: 'Use a list of texts.' }).max(50, 'Give at most 50.');

const words = z.object({ type: identifier('type', 100), title: identifier('title', 200), description: identifier('description', 2_000), severity }).partial().meta({ description: 'How the alert is called and sorted; what is left out is taken from the rule.' });

const createAlert = z.strictObject({ type: z.literal('createAlert'), tags: tags.optional(), createAlert: words.optional() });
const setEntityStatus = z.strictObject({
  type: z.literal('setEntityStatus'),
  setEntityStatus: z.strictObject({ status: z.enum(entityStatuses.filter((status) => status !== 'deleted'), { error: 'Use a status of an entity; only a person deletes one.' }), reason: identifier('reason', 1_000).optional() }),
});
const addToList = z.strictObject({
  type: z.literal('addToList'),
  addToList: z.strictObject({ listId: z.uuid({ error: 'listId must be a UUID.' }), field: identifier('field', 200).meta({ description: 'The field of the language of rules whose value goes onto the list, for example event.ipAddress.' }) }),
});
const giveBadge = z.strictObject({ type: z.literal('giveBadge'), giveBadge: z.strictObject({ slug: identifier('slug', 100).meta({ description: 'The slug of a badge rule of yours.' }) }) });
const blockDevice = z.strictObject({ type: z.literal('blockDevice'), blockDevice: z.strictObject({ reason: identifier('reason', 500).optional() }).default({}) });

/** As older pages of gu1 have it. */
const generateAlert = z.object({ type: z.literal('generate_alert'), config: z.object({ severity: severity.optional(), type: identifier('type', 100).optional(), message: identifier('message', 2_000).optional() }).default({}) });

export const ruleActionInput = z.discriminatedUnion('type', [createAlert, setEntityStatus, addToList, giveBadge, blockDevice, generateAlert], {
  error: 'Use createAlert, setEntityStatus, addToList, giveBadge or blockDevice as its type.',
});

/** An action as it is kept. */
export function actionOf(written: z.output<typeof ruleActionInput>): RuleAction {
  if (written.type !== 'generate_alert') return written;
  const { type, message, severity: how } = written.config;
  return { type: 'createAlert', createAlert: { ...(type ? { type } : {}), ...(message ? { description: message } : {}), ...(how ? { severity: how } : {}) } };
}

export const ruleActionShown = z.discriminatedUnion('type', [createAlert, setEntityStatus, addToList, giveBadge, blockDevice]);
