import { decisions, evaluationModes, ruleCategories, ruleStatuses } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';
import { isStorable } from '../http/free-json.js';
import { ruleActionInput, severity, tags } from './rule-action.js';
import { countries, entityTypes, ruleScope } from './rule-scope.js';
import { writtenConditions } from './written-conditions.js';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values, { error: `Use one of ${values.join(', ')}.` });
const wholeNumber = (least: number, most: number) => z.int({ error: 'Use a whole number.' }).min(least, `Use at least ${least}.`).max(most, `Use at most ${most}.`);
/** Ninety days, as long as a window reaches back. */
const seconds = () => wholeNumber(0, 7_776_000);

const description = z.string({ error: 'Use a text.' }).max(2_000, 'Use at most 2000 characters.').refine((value) => !value.includes('\u0000'), 'The character U+0000 cannot be stored.');

const fields = {
  name: identifier('name', 200).meta({ description: 'What people recognise it by; alerts carry it.' }),
  description,
  category: oneOf(ruleCategories),
  targetEntityTypes: entityTypes.meta({ description: 'person and company say of whom it is asked; transaction and user_event leave nobody out. None: everybody.' }),
  conditions: writtenConditions,
  actions: z.array(ruleActionInput, { error: 'Use a list of actions.' }).max(10, 'Give at most 10 actions.').meta({ description: 'What is done when it hits. None: it is counted, and its score and decision count.' }),
  enabled: z.boolean({ error: 'Use true or false.' }).meta({ description: 'A rule that is off does not run, whatever its status.' }),
  priority: wholeNumber(1, 100).meta({ description: 'Higher first.' }),
  score: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(100, 'Use at most 100.').nullable().meta({ description: 'What a hit adds to the total of its event.' }),
  status: oneOf(ruleStatuses).meta({ description: 'active runs and acts; shadow runs, is counted and touches nothing; the others do not run.' }),
  evaluationMode: oneOf(evaluationModes).meta({ description: 'sync: asked inside the request that brings the event; async: behind its answer.' }),
  riskMatrixId: identifier('riskMatrixId', 200).nullable().meta({ description: 'It is kept, and there are no risk matrices.' }),
  countries: countries.meta({ description: 'It is asked of entities of these countries only. None: of all.' }),
  scope: ruleScope,
  tags,
  severity,
  decision: oneOf(decisions).nullable().meta({ description: 'What a hit advises to do with its event.' }),
  cooldownSeconds: seconds().meta({ description: 'For so long after an alert further hits about the same entity are counted on it, also when it has ended.' }),
  openAfterSeconds: seconds().meta({ description: 'Of a rule about scores, badges or the entity: for so long it must hold before an alert opens.' }),
  closeAfterSeconds: seconds().meta({ description: 'Of the same: for so long it must not hold before the alert ends.' }),
};

/** Versions are kept as JSON, with every text in it. */
const storable = <Schema extends z.ZodType>(schema: Schema) => schema.refine((rule) => isStorable(JSON.stringify(rule)), { error: 'It holds U+0000 or half of a surrogate pair, which cannot be stored.', abort: true });

const whole = z.strictObject({
  ...fields,
  description: fields.description.default(''),
  category: fields.category.default('custom'),
  targetEntityTypes: fields.targetEntityTypes.default([]),
  actions: fields.actions.default([{ type: 'createAlert' }]),
  enabled: fields.enabled.default(true),
  priority: fields.priority.default(50),
  score: fields.score.default(null),
  status: fields.status.default('active'),
  evaluationMode: fields.evaluationMode.default('async'),
  riskMatrixId: fields.riskMatrixId.default(null),
  countries: fields.countries.default([]),
  scope: fields.scope.default({}),
  tags: fields.tags.default([]),
  severity: fields.severity.prefault('MEDIUM'),
  decision: fields.decision.default(null),
  cooldownSeconds: fields.cooldownSeconds.default(0),
  openAfterSeconds: fields.openAfterSeconds.default(0),
  closeAfterSeconds: fields.closeAfterSeconds.default(0),
});

/** A rule as somebody sends it. What is left out is as usual: it runs, and raises an alert. */
export const ruleInput = storable(whole);

/** A rule that is not kept: it needs no name. */
const namelessRule = storable(whole.partial({ name: true }));

/** Which rule is asked to no effect: a stored one, or a draft. */
export const ruleOrDraft = { ruleId: z.uuid({ error: 'ruleId must be a UUID.' }).optional(), rule: namelessRule.optional() };

/** One rule is asked, whichever it is. */
export function eitherRuleOrDraft(check: z.core.ParsePayload<{ readonly ruleId?: string | undefined; readonly rule?: unknown }>): void {
  const { ruleId, rule } = check.value;
  if ((ruleId === undefined) === (rule === undefined)) check.issues.push({ code: 'custom', input: rule, path: ['rule'], message: 'Send either ruleId or rule.' });
}

export const ruleChange = storable(
  z.strictObject(fields).partial().extend({
    version: z.int().min(1).optional().meta({ description: 'The version that you know. If somebody changed the rule since, the answer is 409 and nothing is changed.' }),
  }),
);

export type RuleInput = z.output<typeof ruleInput>;
export type RuleChangeInput = z.output<typeof ruleChange>;
