import { z } from 'zod';
import { envelope, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { uuid, wholeNumber } from '../../http/query.js';
import { example } from './example.js';

const hour = z.strictObject({ hour: utc(), hits: z.int(), shadowHits: z.int() });
const day = z.strictObject({ day: z.string(), evaluated: z.int(), hits: z.int(), shadowHits: z.int(), failures: z.int() });

export const listRuleActivity = defineEndpoint({
  method: 'GET',
  path: '/rules/activity',
  chapter: 'rules',
  title: 'What rules did, day by day',
  says: 'How often each rule was asked, hit and failed on each of the last days, by UTC, today among them. Days without any are left out, and so are rules without any. Lists of rules are read beside it. `lately` counts back from now, and `hours` are there for whoever puts days together by a zone of his own; both know the last 31 days.',
  needs: 'rules:read',
  query: z.strictObject({ days: wholeNumber({ least: 1, most: 90, otherwise: 7 }), ruleId: uuid('ruleId').optional() }),
  answer: { status: 200, schema: envelope({ since: z.string().meta({ description: 'The first of the days.' }), activity: z.array(z.strictObject({ ruleId: z.uuid(), days: z.array(day), lately: z.array(z.int()).meta({ description: 'Hits, those in shadow too, in each of the last times 24 hours, to the hour; the newest last.' }) })), hours: z.array(hour).optional().meta({ description: 'Of the rule that `ruleId` names: its hours with hits.' }) }) },
  errors: [],
  example: {
    query: { days: '7' },
    answer: { success: true, since: '2026-11-14', activity: [{ ruleId: example.id, days: [{ day: '2026-11-20', evaluated: 48_211, hits: 31, shadowHits: 0, failures: 0 }], lately: [0, 0, 0, 0, 0, 0, 31] }] },
  },
});
