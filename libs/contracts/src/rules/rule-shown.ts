import { decisions, evaluationModes, ruleCategories, ruleStatuses, severities, targetEntityTypes } from '@app/domain';
import { z } from 'zod';
import { utc } from '../http/answer.js';
import { ruleActionShown } from './rule-action.js';
import { conditionsShown } from './written-conditions.js';

/** As it is shown; sent it may be written in small letters too. */
export const severity = z.enum(severities);

/** What a rule says, as it is shown. */
export const ruleText = {
  name: z.string(),
  description: z.string(),
  category: z.enum(ruleCategories),
  targetEntityTypes: z.array(z.enum(targetEntityTypes)),
  conditions: conditionsShown,
  actions: z.array(ruleActionShown),
  enabled: z.boolean(),
  priority: z.int(),
  score: z.number().nullable(),
  status: z.enum(ruleStatuses),
  evaluationMode: z.enum(evaluationModes),
  riskMatrixId: z.string().nullable(),
  countries: z.array(z.string()),
  scope: z.record(z.string(), z.unknown()),
  tags: z.array(z.string()),
  severity,
  decision: z.enum(decisions).nullable(),
  cooldownSeconds: z.int(),
  openAfterSeconds: z.int(),
  closeAfterSeconds: z.int(),
};

const key = z.uuid().nullable();

export const ruleFields = {
  id: z.uuid(),
  organizationId: z.uuid(),
  ...ruleText,
  version: z.int().meta({ description: 'Counts the changes. An alert says by which version it was raised.' }),
  previousVersionId: z.uuid().nullable(),
  conditionCode: z.string().meta({ description: 'The conditions as a JSON text.' }),
  stats: z
    .strictObject({
      evaluated: z.int().meta({ description: 'How often it was asked.' }),
      hits: z.int(),
      shadowHits: z.int().meta({ description: 'Hits while it was in shadow.' }),
      failures: z.int().meta({ description: 'How often a part of it could not be evaluated, or the whole rule.' }),
      lastHitAt: utc().nullable(),
    })
    .meta({ id: 'RuleStats' }),
  createdBy: key.meta({ description: 'The key that made it.' }),
  updatedBy: key,
  createdAt: utc(),
  updatedAt: utc(),
};

export const rule = z.strictObject(ruleFields).meta({ id: 'Rule' });

export const ruleVersion = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    changedBy: key,
    changedAt: utc(),
    rule: z.strictObject(ruleText).meta({ id: 'RuleText' }),
    changes: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })).meta({ description: 'What it says otherwise than the version before.' }),
  })
  .meta({ id: 'RuleVersion' });
