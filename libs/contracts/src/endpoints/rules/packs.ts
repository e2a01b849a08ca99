import { z } from 'zod';
import { envelope } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { rule, ruleText } from '../../rules/rule-shown.js';
import { example, text } from './example.js';

const pack = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    says: z.string(),
    rules: z.array(z.strictObject({ code: z.string(), ruleId: z.uuid().nullable().meta({ description: 'Your rule, where you have it.' }), rule: z.strictObject(ruleText).meta({ id: 'RuleText' }), name: z.string(), description: z.string(), hits: z.array(z.string()).meta({ description: 'Stories that it hits.' }), spares: z.array(z.string()).meta({ description: 'Stories that it leaves alone.' }) })),
  })
  .meta({ id: 'RulePack' });

export const listRulePacks = defineEndpoint({
  method: 'GET',
  path: '/rules/packs',
  chapter: 'rules',
  title: 'The packs of rules',
  says: 'Rules that come with the install, in packs. Each was tried on stories that it must hit and stories that it must leave alone.',
  needs: 'rules:read',
  answer: { status: 200, schema: envelope({ packs: z.array(pack) }) },
  errors: [],
  example: {
    answer: {
      success: true,
      packs: [{ name: 'rapid-transfers', title: 'Rapid transfers', says: 'Money leaves in many small steps, faster than a person spends it.', rules: [{ code: 'more-than-five-an-hour', ruleId: null, rule: text, name: 'More than five transfers within an hour', description: 'More than five successful transfers of one entity within an hour.', hits: ['the sixth within the hour'], spares: ['the fifth within the hour'] }] }],
    },
  },
});

export const installRulePack = defineEndpoint({
  method: 'POST',
  path: '/rules/packs/{name}',
  chapter: 'rules',
  title: 'Install a pack of rules',
  says: 'Makes its rules rules of yours, as drafts, or in shadow, where they run and are counted and touch nothing. A rule of the pack that you have already is left as it is.',
  needs: 'rules:write',
  params: z.strictObject({ name: z.string() }),
  body: z.strictObject({ status: z.enum(['draft', 'shadow'], { error: 'Use draft or shadow: look at what they hit before they act.' }).default('draft') }).prefault({}),
  answer: { status: 201, schema: envelope({ rules: z.array(rule), alreadyThere: z.array(z.string()).meta({ description: 'The codes of those that were there.' }) }) },
  errors: ['RULE_PACK_NOT_FOUND'],
  example: { params: { name: 'rapid-transfers' }, body: { status: 'shadow' }, answer: { success: true, rules: [{ ...example, status: 'shadow' }], alreadyThere: [] } },
});
